//! Sorting by numbers. The standard library's sort is made anew for each type of item, 0.4 KB of the page each time; here all types
//! share one.

/// Sorts by a key of two numbers. What has the same key keeps its order.
pub(crate) fn sort_by_numbers<T>(items: &mut Vec<T>, key: impl Fn(&T) -> (u32, u32)) {
    let mut order: Vec<(u32, u32, u32)> = Vec::with_capacity(items.len());
    for (at, item) in items.iter().enumerate() {
        let (first, second) = key(item);
        order.push((first, second, at as u32));
    }
    order.sort_unstable();
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|(_, _, at)| taken[at as usize].take()));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_then_the_second_then_the_order_before() {
        let mut items = vec![(2, 0, 'a'), (1, 5, 'b'), (1, 4, 'c'), (2, 0, 'd')];
        sort_by_numbers(&mut items, |&(first, second, _)| (first, second));
        assert_eq!(items.iter().map(|item| item.2).collect::<String>(), "cbad");
    }
}
