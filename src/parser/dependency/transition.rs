//! The arc-hybrid transition system (M. Kuhlmann, C. Gómez-Rodríguez, G. Satta, 2011): a stack, the words to come, and three steps,
//! after which every word has one head and the tree is projective.

use super::Relation;

/// A step of the parser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The next word goes onto the stack.
    Shift,
    /// The word on the stack becomes a child of the next word.
    Left,
    /// The word on the stack becomes a child of the one below it.
    Right,
}

impl Step {
    /// All of them, in the order of the weights' columns.
    pub const ALL: [Step; 3] = [Step::Shift, Step::Left, Step::Right];
}

/// How far a sentence is parsed. Indices count words of the sentence.
pub struct State {
    /// Words whose head is not known yet.
    pub stack: Vec<usize>,
    /// The next word.
    pub next: usize,
    /// The head of each word, itself while it has none.
    pub heads: Vec<usize>,
    /// The relation of each word to its head.
    pub relations: Vec<Relation>,
    /// The outermost children of each word, itself where it has none.
    pub leftmost: Vec<usize>,
    /// See `leftmost`.
    pub rightmost: Vec<usize>,
    /// How many children each word has, left and right.
    pub valency: Vec<[u8; 2]>,
}

impl State {
    /// The beginning of a sentence of `len` words.
    pub fn new(len: usize) -> Self {
        let itself: Vec<usize> = (0..len).collect();
        State {
            stack: Vec::with_capacity(16),
            next: 0,
            heads: itself.clone(),
            relations: vec![Relation::Root; len],
            leftmost: itself.clone(),
            rightmost: itself,
            valency: vec![[0; 2]; len],
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.heads.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.heads.is_empty()
    }

    /// Whether all is done: one word is left, the root.
    pub fn is_final(&self) -> bool {
        self.next == self.len() && self.stack.len() <= 1
    }

    /// Whether a step can be taken.
    pub fn allows(&self, step: Step) -> bool {
        let more = self.next < self.len();
        match step {
            Step::Shift => more,
            Step::Left => more && !self.stack.is_empty(),
            Step::Right => self.stack.len() > 1,
        }
    }

    /// The head and child that a step ties.
    pub fn arc(&self, step: Step) -> Option<(usize, usize)> {
        let top = *self.stack.last()?;
        match step {
            Step::Shift => None,
            Step::Left => Some((self.next, top)),
            Step::Right => Some((*self.stack.get(self.stack.len().checked_sub(2)?)?, top)),
        }
    }

    /// Takes a step that is allowed, with the relation of the arc it makes.
    pub fn take(&mut self, step: Step, relation: Relation) {
        match self.arc(step) {
            None => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Some((head, child)) => {
                self.stack.pop();
                self.heads[child] = head;
                self.relations[child] = relation;
                let (edge, side) =
                    if child < head { (&mut self.leftmost, 0) } else { (&mut self.rightmost, 1) };
                // Children come from near to far on the left of a head, and on its right too.
                edge[head] = child;
                self.valency[head][side] = self.valency[head][side].saturating_add(1);
            }
        }
    }

    /// How many arcs of the gold tree can no longer be made after a step: the dynamic oracle (Y. Goldberg, J. Nivre, "Training
    /// deterministic parsers with non-deterministic oracles", 2013). A gold root is its own head.
    pub fn cost(&self, step: Step, gold: &[usize]) -> usize {
        let (next, len) = (self.next, self.len());
        let is_ahead = |word: usize| word >= next;
        let ahead_below = |head: usize| (next..len).filter(|word| gold[*word] == head).count();
        match (step, self.arc(step)) {
            (Step::Shift, _) | (_, None) => {
                let Some((_, below)) = self.stack.split_last() else { return 0 };
                let lost_children = self.stack.iter().filter(|word| gold[**word] == next).count();
                let head = gold[next];
                lost_children + usize::from(head == next || below.contains(&head))
            }
            (Step::Left, Some((head, child))) => {
                let below = self.stack.len().checked_sub(2).map(|at| self.stack[at]);
                let lost_head = gold[child] == child
                    || gold[child] != head && (is_ahead(gold[child]) || below == Some(gold[child]));
                usize::from(lost_head) + ahead_below(child)
            }
            (Step::Right, Some((_, child))) => {
                usize::from(gold[child] == child || is_ahead(gold[child])) + ahead_below(child)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// A projective tree: every word hangs on a word from which it can be reached without crossing.
    fn parse(len: usize, choices: &[u8], gold: Option<&[usize]>) -> State {
        let mut state = State::new(len);
        let mut choices = choices.iter().cycle();
        while !state.is_final() {
            let mut steps: Vec<Step> = Step::ALL.into_iter().filter(|step| state.allows(*step)).collect();
            if let Some(gold) = gold {
                steps.retain(|step| state.cost(*step, gold) == 0);
            }
            let step = steps[usize::from(*choices.next().unwrap()) % steps.len()];
            state.take(step, Relation::Dep);
        }
        state
    }

    proptest! {
        #[test]
        fn any_steps_make_a_tree(len in 1usize..30, choices in prop::collection::vec(any::<u8>(), 1..80)) {
            let state = parse(len, &choices, None);
            let roots = (0..len).filter(|w| state.heads[*w] == *w).count();
            prop_assert_eq!(roots, 1);
            for word in 0..len {
                let mut at = word;
                for _ in 0..len { at = state.heads[at]; }
                prop_assert_eq!(state.heads[at], at, "no cycle");
            }
        }

        #[test]
        fn steps_without_cost_lead_to_the_gold_tree(
            len in 1usize..30,
            choices in prop::collection::vec(any::<u8>(), 1..80),
            others in prop::collection::vec(any::<u8>(), 1..80),
        ) {
            let gold = parse(len, &choices, None).heads;
            prop_assert_eq!(parse(len, &others, Some(&gold)).heads, gold);
        }
    }
}
