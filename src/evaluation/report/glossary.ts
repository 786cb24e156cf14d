/** What each figure means, in a line. */
export const GLOSSARY: Readonly<Record<string, string>> = {
  NDCG: 'held-out items found, earlier places counting more; 1 is a perfect list',
  P: 'share of the list that was held out',
  R: 'share of the held-out items that the list has',
  HR: 'share of users with at least one held-out item in the list',
  MRR: 'one over the rank of the first held-out item',
  MAP: 'mean precision at the ranks of held-out items',
  'cold, warm': 'the quarter of users with the fewest training items, and the others',
  coverage: 'share of the catalog that is in at least one list',
  gini: 'how unequally items are shown: 0 all alike, 1 a single one',
  ARP: 'mean number of users who like a shown item',
  novelty: 'surprise of a shown item in bits, by its popularity',
  APLT: 'share of shown items outside of the head that holds 80 % of the interactions',
  diversity: 'how unlike each other by tags the items of a list are, 0 to 1',
  calibration: 'how far the tags of a list are from those of the user’s history, in nats; 0 is the same mix',
}
