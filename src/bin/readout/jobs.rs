//! Work on several threads whose results come in the order of the items, in bounded memory.

use std::sync::mpsc::sync_channel;
use std::thread;

/// Results that one thread may have ready before they are taken: enough to go on beside a long article.
const READY: usize = 4;

/// The main thread's usual stack, which the extractor is tried on.
const STACK: usize = 8 << 20;

/// Calls `work` for each item on `jobs` threads, and `take` for each result, on this thread and in the order of the
/// items. The threads take turns (of two threads, one has the even items), so that the next result is always at the
/// head of one known channel, and none runs ahead by more than [`READY`].
pub(crate) fn in_order<I: Sync, R: Send>(
    items: &[I],
    jobs: usize,
    work: impl Fn(&I) -> R + Sync,
    mut take: impl FnMut(R),
) {
    let jobs = jobs.clamp(1, items.len().max(1));
    if jobs == 1 {
        return items.iter().map(work).for_each(take);
    }
    thread::scope(|scope| {
        let mut channels = Vec::with_capacity(jobs);
        for first in 0..jobs {
            let (sender, receiver) = sync_channel(READY);
            let work = &work;
            let run = move || {
                for item in items.iter().skip(first).step_by(jobs) {
                    if sender.send(work(item)).is_err() {
                        return;
                    }
                }
            };
            let thread = thread::Builder::new().stack_size(STACK).spawn_scoped(scope, run);
            thread.expect("the system has a thread to give");
            channels.push(receiver);
        }
        for at in 0..items.len() {
            take(channels[at % jobs].recv().expect("each thread sends a result for each of its items"));
        }
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
            in_order(&items, jobs, |item| item * 2, |double| taken.push(double));
            assert!(taken.iter().copied().eq((0..101).map(|item| item * 2)), "{jobs} jobs");
        }
        in_order(&[] as &[usize], 3, |item| *item, |_| panic!("there is nothing"));
    }

    #[test]
    fn no_thread_runs_far_ahead() {
        let (items, jobs, done) = ((0..500).collect::<Vec<usize>>(), 4, AtomicUsize::new(0));
        let mut taken = 0;
        in_order(
            &items,
            jobs,
            |_| done.fetch_add(1, Ordering::SeqCst),
            |_| {
                taken += 1;
                // In each channel what is ready, and one that waits to be sent or has just been taken.
                assert!(done.load(Ordering::SeqCst) <= taken + jobs * (READY + 2));
            },
        );
    }
}
