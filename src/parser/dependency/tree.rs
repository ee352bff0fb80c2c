//! The dependency tree of one sentence, and the questions that are asked of it.

use super::Relation;
use std::ops::Range;

/// What a token without a head, child or sibling has in their place.
const NONE: u32 = u32::MAX;

/// A tree with one root and contiguous subtrees (it is projective). All indices count words of the sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Tree {
    heads: Vec<u32>,
    relations: Vec<Relation>,
    /// The leftmost child of each token.
    first_child: Vec<u32>,
    /// The next token to the right with the same head.
    next_sibling: Vec<u32>,
    /// What each token and all below it cover.
    subtrees: Vec<(u32, u32)>,
}

impl Tree {
    /// The tree in which these are the head of each token, itself for a root, and its relation.
    pub(super) fn new(heads: Vec<u32>, relations: Vec<Relation>) -> Self {
        let len = heads.len();
        let mut first_child = vec![NONE; len];
        let mut next_sibling = vec![NONE; len];
        for token in (0..len).rev() {
            let head = heads[token] as usize;
            if head != token {
                next_sibling[token] = std::mem::replace(&mut first_child[head], token as u32);
            }
        }
        let mut this = Tree { heads, relations, first_child, next_sibling, subtrees: Vec::new() };
        this.subtrees = this.spans();
        this
    }

    /// Subtrees from below: a token is done when all its children are, which its edges in a projective tree tell.
    fn spans(&self) -> Vec<(u32, u32)> {
        let mut spans: Vec<(u32, u32)> = (0..self.heads.len() as u32).map(|t| (t, t + 1)).collect();
        // Left edges are final where every child to the left is: children first, from their side.
        for token in 0..self.heads.len() {
            let head = self.heads[token] as usize;
            if head > token {
                spans[head].0 = spans[head].0.min(spans[token].0);
            }
        }
        for token in (0..self.heads.len()).rev() {
            let head = self.heads[token] as usize;
            if head < token {
                spans[head].1 = spans[head].1.max(spans[token].1);
            }
        }
        spans
    }

    /// The head of a token; none for the root.
    pub(super) fn head(&self, token: usize) -> Option<usize> {
        self.heads.get(token).map(|head| *head as usize).filter(|head| *head != token)
    }

    /// The relation of a token to its head; [`Relation::Root`] for a root, and past the end.
    pub(super) fn relation(&self, token: usize) -> Relation {
        self.relations.get(token).copied().unwrap_or(Relation::Root)
    }

    /// The tokens whose head this is, in order of the text.
    pub(super) fn children(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        let step = |at: u32| (at != NONE).then_some(at as usize);
        let first = self.first_child.get(token).copied().and_then(step);
        std::iter::successors(first, move |child| step(self.next_sibling[*child]))
    }

    /// The first child with one of these relations.
    pub(super) fn child(&self, token: usize, relations: &[Relation]) -> Option<usize> {
        self.children(token).find(|child| relations.contains(&self.relation(*child)))
    }

    /// What a token and all below it cover.
    pub(super) fn subtree(&self, token: usize) -> Range<usize> {
        self.subtrees.get(token).map_or(token..token, |(start, end)| *start as usize..*end as usize)
    }

    /// The heads of a token up to the root, the nearest first.
    pub(super) fn ancestors(&self, token: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::successors(self.head(token), |at| self.head(*at))
    }

    /// The tokens from one to another along their relations, both included; none where they stand in different sentences.
    pub(super) fn path(&self, from: usize, to: usize) -> Option<Vec<usize>> {
        let mut up: Vec<usize> = std::iter::once(from).chain(self.ancestors(from)).collect();
        let mut down = Vec::new();
        let meeting = std::iter::once(to).chain(self.ancestors(to)).find_map(|token| {
            let place =
                if self.subtree(token).contains(&from) { up.iter().position(|t| *t == token) } else { None };
            if place.is_none() {
                down.push(token);
            }
            place
        })?;
        up.truncate(meeting + 1);
        up.extend(down.into_iter().rev());
        Some(up)
    }

    /// The subject of a predicate: its own; of coordinated predicates the first one's; of a participle, infinitive or open
    /// complement that of its clause's head (of an open complement the object, where there is one); of a relative clause without
    /// one the noun it describes.
    pub(super) fn subject(&self, predicate: usize) -> Option<usize> {
        let mut at = predicate;
        loop {
            if let Some(subject) = self.children(at).find(|child| self.relation(*child).is_subject()) {
                return Some(subject);
            }
            let head = self.head(at)?;
            match self.relation(at) {
                Relation::Xcomp => {
                    if let Some(object) = self.child(head, &[Relation::Obj, Relation::Iobj]) {
                        return Some(object);
                    }
                }
                Relation::Acl | Relation::AclRelcl => return Some(head),
                Relation::Conj | Relation::Advcl => {}
                _ => return None,
            }
            at = head;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "Rey left and met Diaz": heads 1, root, 3, 1, 3.
    fn tree() -> Tree {
        use Relation::*;
        Tree::new(vec![1, 1, 3, 1, 3], vec![Nsubj, Root, Cc, Conj, Obj])
    }

    #[test]
    fn children_stand_in_order_and_subtrees_are_whole() {
        let tree = tree();
        assert_eq!(tree.children(3).collect::<Vec<_>>(), [2, 4]);
        assert_eq!((tree.subtree(1), tree.subtree(3), tree.subtree(0)), (0..5, 2..5, 0..1));
        assert_eq!(tree.head(1), None);
    }

    #[test]
    fn coordinated_predicates_share_a_subject() {
        assert_eq!(tree().subject(3), Some(0));
        assert_eq!(tree().subject(0), None);
    }

    #[test]
    fn paths_go_up_and_down() {
        assert_eq!(tree().path(0, 4), Some(vec![0, 1, 3, 4]));
        assert_eq!(tree().path(4, 3), Some(vec![4, 3]));
    }
}
