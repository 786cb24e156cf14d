import type { SearchSummary } from '../domain/search.ts'
import type { AllowedItems, ItemConditions } from './allowed-items.ts'
import type { ScoredItem } from './candidate.ts'
import type { ChosenItems } from './choose-items.ts'
import type { ListRun } from './list-maker.ts'
import type { PlacementClaims } from './placement-claims.ts'
import type { Answer, Question } from './question.ts'
import type { ReadQuery } from './recipe.ts'

/**
 * How the lists about a subject are made: one function for each stage, in the order in which they run. Each gets what the earlier
 * ones have found out.
 */
export interface Pipeline<Read extends ReadQuery = ReadQuery, Scope extends ItemScope = ItemScope> {
  /** Reads the viewer, and what else the list is about. @param untilMs leaves out later engagements */
  readonly read: (run: ListRun, untilMs?: number) => Promise<Read>
  /** What the sources are asked that propose the items. */
  readonly ask: (run: ListRun, read: Read) => Question
  /** What the sources are asked for the order of these items; omitted or null: nothing more. */
  readonly askAlso?: (run: ListRun, read: Read) => Question | null
  /** Reads the conditions of the request on items that it may list. */
  readonly conditions: (run: ListRun, read: Read) => Promise<ItemConditions | null>
  /** Finds the items that pass them. */
  readonly scope: (run: ListRun, read: Read) => Promise<Scope>
  /** Chooses the items that are scored, by the filters of the list. */
  readonly choose: (run: ListRun, draft: Draft<Read, Scope>) => Promise<ChosenItems>
  /**
   * Scores items and puts them in order. May leave out those that no source knows: they fill the list.
   *
   * @param poolIds items that were scored before: the others are measured by them. May score them again. Omitted: there are none
   */
  readonly score: (
    run: ListRun,
    draft: Draft<Read, Scope>,
    itemIds: readonly string[],
    poolIds?: readonly string[],
  ) => readonly ScoredItem[]
  /** How many items the pool has at least, also if no source knows that many; 0: what was scored is enough. */
  readonly least: (run: ListRun, draft: Draft<Read, Scope>, scored: readonly ScoredItem[]) => number
  /** Takes the best items, as far as the request and the policy let it. Interest probabilities are those of this pool. */
  readonly trim: (
    run: ListRun,
    draft: Draft<Read, Scope>,
    items: readonly ScoredItem[],
  ) => Trimmed | Promise<Trimmed>
  /** Fills the places of the list. */
  readonly arrange: (run: ListRun, draft: Draft<Read, Scope>, filled: Filled) => Promise<Arranged>
  /** Interest probabilities of the items, in their order. */
  readonly probabilities: (
    run: ListRun,
    items: readonly ScoredItem[],
    temperature: number,
  ) => readonly number[]
  /** True: factors and the rotation of a placement do not change the order of the items. */
  readonly keepsOrder?: true
  /** What a search says of itself; omitted: the list is no search. */
  readonly summarize?: (scope: Scope) => SearchSummary
}

/** What a request lets a list have, from all of its sources. */
export interface ItemScope {
  readonly conditions: ItemConditions | null
  /** Null: all available items. */
  readonly allowed: AllowedItems | null
}

/** What is known before items are chosen. */
export interface Draft<Read extends ReadQuery = ReadQuery, Scope extends ItemScope = ItemScope> {
  readonly read: Read
  readonly scope: Scope
  readonly answer: Answer
  /** See `Pipeline.askAlso`. */
  readonly also: Answer | null
}

/** The best of the items of a list, in their order. */
export interface Trimmed {
  readonly pool: readonly ScoredItem[]
  /** What may follow the items that get a place, which may be among them. Omitted: nothing. */
  readonly further?: readonly ScoredItem[]
  readonly removed: Arranged['removed']
}

/** A pool before its places are filled. */
export interface Filled extends Trimmed {
  readonly chosen: ChosenItems
  readonly claims: PlacementClaims
  /** Scores and steers other items as those of the pool, best first. May leave out those that no source knows. */
  readonly scored: (itemIds: readonly string[]) => Promise<readonly ScoredItem[]>
}

/** The places of a list. */
export interface Arranged {
  readonly kept: readonly ScoredItem[]
  /** Items that a limit kept out, with the rule of the placement that set it; null: the request did. */
  readonly removed: readonly { readonly item: ScoredItem; readonly rule: string | null }[]
  /** What follows: of these only the logits are kept. Omitted: nothing. */
  readonly further?: readonly ScoredItem[]
  /** How many items pass besides. Omitted: none. */
  readonly more?: number
}
