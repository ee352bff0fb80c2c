//! Work on several threads whose results come in the order of the items, in bounded memory.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

/// Items that one thread may have before the result of the first is taken: enough to go on beside a long article.
const AHEAD: usize = 5;

/// The main thread's usual stack, which the extractor is tried on.
const STACK: usize = 8 << 20;

/// Calls `work` for each item on `jobs` threads, and `take` for each result, on this thread and in the order of the
/// items. The threads take turns (of two threads, one has the even items), so that the next result is always at the
/// head of one known channel, and none runs ahead by more than [`AHEAD`].
pub(crate) fn in_order<I: Send, R: Send>(
    items: impl Iterator<Item = I>,
    jobs: usize,
    work: impl Fn(I) -> R + Sync,
    mut take: impl FnMut(R),
) {
    if jobs <= 1 {
        return items.map(work).for_each(take);
    }
    thread::scope(|scope| {
        let mut threads: Vec<(SyncSender<I>, Receiver<R>)> = Vec::new();
        let mut next = |threads: &[(_, Receiver<R>)], at: usize| {
            let result = threads[at % jobs].1.recv();
            take(result.expect("each thread sends a result for each of its items"));
        };
        let mut given = 0;
        for item in items {
            if given < jobs {
                // Neither channel is ever full: all that a thread has fits into each.
                let ((give, items), (send, results)) = (sync_channel(AHEAD), sync_channel(AHEAD));
                let work = &work;
                let run = move || items.into_iter().map(work).try_for_each(|result| send.send(result));
                let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
                thread.expect("the system has a thread to give");
                threads.push((give, results));
            }
            if let Some(first) = given.checked_sub(jobs * AHEAD) {
                next(&threads, first);
            }
            threads[given % jobs].0.send(item).expect("each thread takes items to the end");
            given += 1;
        }
        (given.saturating_sub(jobs * AHEAD)..given).for_each(|at| next(&threads, at));
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn results_come_in_order_whatever_the_number_of_threads() {
        let items: Vec<usize> = (0..101).collect();
        for jobs in [0, 1, 2, 7, 500] {
            let mut taken = Vec::new();
            in_order(items.iter(), jobs, |item| item * 2, |double| taken.push(double));
            assert!(taken.iter().copied().eq((0..101).map(|item| item * 2)), "{jobs} jobs");
        }
        in_order(std::iter::empty(), 3, |item: usize| item, |_| panic!("there is nothing"));
    }

    #[test]
    fn no_thread_runs_far_ahead() {
        let (jobs, done) = (4, AtomicUsize::new(0));
        let mut taken = 0;
        in_order(
            0..500,
            jobs,
            |_| done.fetch_add(1, Ordering::SeqCst),
            |_| {
                taken += 1;
                assert!(done.load(Ordering::SeqCst) < taken + jobs * AHEAD);
            },
        );
    }
}
