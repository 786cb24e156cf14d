import type { Filter } from './filter.ts'
import type { SeenPolicy } from './seen-policy.ts'
import type { SourceName } from './source-name.ts'

/** Where a product shows lists of a placement. */
export const SURFACES = ['LIST', 'ITEM', 'CART', 'PAGE', 'MESSAGE'] as const

export type Surface = (typeof SURFACES)[number]

/** What a request of a browser may set itself. Paging is always its own. */
export const CLIENT_CONTROLS = [
  'FILTER',
  'EXCLUDE',
  'SOURCES',
  'DIVERSITY',
  'TEMPERATURE',
  'CONTEXT',
] as const

export type ClientControl = (typeof CLIENT_CONTROLS)[number]

/** A product of odds is kept between this and its inverse. */
export const MOST_ODDS = 64

/** What a rule does: it sets a condition, changes odds, or claims places. */
export type Effect =
  /** Only items that pass. */
  | { readonly kind: 'keep'; readonly where: Filter }
  /** Only items that pass, whatever else asks for them: missing data fails. */
  | { readonly kind: 'require'; readonly where: Filter; readonly reason: string }
  /** Multiplies the odds of items that pass, 1/64-64; below 1 buries them. `isByViewer`: the viewer asked for it. */
  | { readonly kind: 'boost'; readonly where: Filter; readonly odds: number; readonly isByViewer?: true }
  /** Multiplies odds by `(value / reference) ^ exponent`; items without the property keep theirs. */
  | {
      readonly kind: 'scale'
      readonly property: string
      readonly exponent: number
      readonly reference: number
    }
  /** Puts an item at a place, 1 for the first. */
  | { readonly kind: 'pin'; readonly itemId: string; readonly position: number; readonly evenIfSeen: boolean }
  | Promotion
  | Cap

/** Gives a share of the places to items that pass. */
export interface Promotion {
  readonly kind: 'promote'
  readonly where: Filter
  /** Above 0, at most .5 for all promotions together. */
  readonly share: number
  readonly promotion: 'SPONSORED' | 'EDITORIAL'
  readonly label: string
  /** On whose behalf, and who pays: only and always for `SPONSORED`. */
  readonly onBehalfOf: string | null
  readonly paidBy: string | null
  readonly frequency: readonly FrequencyCap[]
  /** Share of viewers who never get it, 0-1. */
  readonly holdout: number
}

/** Most items with one value in any so many places that follow each other; in the list without a window. */
export interface Cap {
  readonly kind: 'cap'
  readonly by: CapKey
  readonly max: number
  readonly window: number | null
  /** True: the list rather ends than breaks the cap. */
  readonly drop: boolean
}

/** The value of an item that a cap counts. */
export type CapKey =
  | { readonly of: 'property'; readonly name: string }
  | { readonly of: 'tagKind'; readonly kind: string }
  | { readonly of: 'strongestTag' }
  | { readonly of: 'itemKind' }
  | { readonly of: 'source' }

/** At most so often in a period, milliseconds. */
export interface FrequencyCap {
  readonly max: number
  readonly perMs: number
}

/** One rule. Names are unique in a placement: what a rule did is reported under its name. */
export interface Rule {
  readonly name: string
  /** When it applies; null: always. */
  readonly when: When | null
  /** Epoch milliseconds; null: no bound. */
  readonly activeFromMs: number | null
  readonly activeUntilMs: number | null
  readonly effect: Effect
}

/** All of its parts must hold; a part that is null does. */
export interface When {
  /** On properties of the viewer. */
  readonly viewer: Filter | null
  /** On the item that a list is about, or that the viewer looks at. */
  readonly item: Filter | null
}

/** Changes the order from period to period, and never within one. */
export interface Rotation {
  readonly everyMs: number
  /** 0-1; at 1 the list is a sample of the interest probabilities. */
  readonly strength: number
}

/** Fades items that a viewer was shown and did nothing with. */
export interface Fatigue {
  /** Each slot of 8 hours with an impression multiplies odds by this, above 0 and at most 1. */
  readonly perExposure: number
  /** The product is at least this, 1/64-1. */
  readonly floor: number
  /** How long an impression counts, up to 16 days. */
  readonly overMs: number
  /** After so many slots an item is left out; null: never. */
  readonly hideAfter: number | null
  /** For how long after the last impression; null: as long as so many slots count. */
  readonly hideForMs: number | null
  /** The text property of items that names their creator, whose items fade after the viewer hid one; null: none. */
  readonly creatorProperty: string | null
}

/** A time of day in the zone of the viewer, minutes after midnight. */
export interface QuietHours {
  readonly fromMinute: number
  readonly toMinute: number
}

export interface Attention {
  readonly frequency: readonly FrequencyCap[]
  /** Only of the surface `MESSAGE`. */
  readonly quietHours: QuietHours | null
  /** Ends the list when the expected minutes of its items exceed the budget. */
  readonly minutes: { readonly budget: number; readonly property: string; readonly otherwise: number } | null
}

/** What fills a list that is too short. */
export type Fallback =
  | { readonly kind: 'popular' | 'trending' | 'fresh' | 'catalog' }
  | { readonly kind: 'hide' }
  | { readonly kind: 'placement'; readonly key: string }

/** What a row of a page is made from: each of a viewer's items and tags seeds one row of a page. */
export type RowSeed =
  /** The newest items that the viewer engaged with. */
  | { readonly kind: 'recentItem' }
  /** What the viewer began and has not finished: the list has nothing else. */
  | { readonly kind: 'begun' }
  /** What people buy together with what the viewer bought or has in their cart: the list has nothing else. */
  | { readonly kind: 'boughtTogether' }
  /** The tags that the viewer is most interested in. */
  | { readonly kind: 'interest' }
  /**
   * What trends among the users who state the viewer's value of a property, their city, or among items of a kind, or both. Where too
   * few of them are behind it, what trends among all, under the title `otherwise`.
   */
  | {
      readonly kind: 'group'
      readonly property?: string
      readonly itemKind?: string
      readonly otherwise: string | null
    }
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'tag'; readonly id: string }

/** A row of a page: a list of another placement. */
export interface PageRow {
  readonly placement: string
  /** Its items that the page shows, 1-100. */
  readonly first: number
  /** `{seed}` stands for the title of the seed. */
  readonly title: string | null
  /** Null: the list is about the viewer. */
  readonly from: RowSeed | null
  /** True: it may have items that the rows above show. */
  readonly mayRepeat: boolean
}

/** What a placement asks. Immutable once it is published; everything that is null is as without a placement. */
export interface PlacementSpec {
  readonly filter: Filter | null
  readonly sourceWeights: Readonly<Partial<Record<SourceName, number>>>
  readonly seen: SeenPolicy | null
  readonly diversity: number | null
  readonly temperature: number | null
  readonly rules: readonly Rule[]
  readonly rotation: Rotation | null
  readonly fatigue: Fatigue | null
  readonly attention: Attention | null
  /** Fewest items of a list that is shown. */
  readonly least: number
  readonly fallback: readonly Fallback[]
  /** Of the surface `PAGE`, which has nothing else. */
  readonly rows: readonly PageRow[]
  readonly clientMay: readonly ClientControl[]
}

/** The spec that changes nothing. */
export const EMPTY_SPEC: PlacementSpec = {
  filter: null,
  sourceWeights: {},
  seen: null,
  diversity: null,
  temperature: null,
  rules: [],
  rotation: null,
  fatigue: null,
  attention: null,
  least: 1,
  fallback: [],
  rows: [],
  clientMay: [],
}

/** A version of a placement, as far as requests need it. */
export interface ResolvedVersion {
  readonly key: string
  readonly surface: Surface
  readonly number: number
  readonly spec: PlacementSpec
}
