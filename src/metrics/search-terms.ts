import { BUCKETS, bitsIn } from './counters.ts'

/** Terms that a row keeps at most, and those that it has left when it has more: the ones that are searched for most. */
const MOST_TERMS = 1_000
const KEPT_TERMS = 500

/** Words are readable if users of so many buckets searched for them: at least as many different users. */
const LEAST_BUCKETS = 10

/** What is known of words that were searched for. */
export interface SearchTerm {
  readonly searches: number
  readonly empty: number
  readonly clicked: number
  /** The buckets of the users who searched for them, as bits. */
  readonly buckets: number
  /** Empty: unknown. */
  readonly words: string
  /** Whether the words may be stored. */
  readonly isReadable: boolean
}

const NOTHING: SearchTerm = { searches: 0, empty: 0, clicked: 0, buckets: 0, words: '', isReadable: false }

/** As the graph stores a term: its code and its numbers, then its words, empty if not readable. */
type Packed = readonly [string, number, number, number, number, string]

/**
 * How often words were searched for, by their codes. Bounded: of many terms, those that are searched for least are left out. The words
 * themselves are stored only if many users searched for them.
 */
export class SearchTerms {
  readonly #most: number
  #terms = new Map<string, SearchTerm>()

  /** @param most terms that it has */
  constructor(most = MOST_TERMS) {
    this.#most = most
  }

  /** By their codes. */
  get all(): ReadonlyMap<string, SearchTerm> {
    return this.#terms
  }

  /** Adds to what is known of a term. */
  add(code: string, more: Partial<SearchTerm>): void {
    const term = this.#terms.get(code) ?? NOTHING
    const { searches = 0, empty = 0, clicked = 0, words = '', isReadable = false } = more
    const buckets = (term.buckets | (more.buckets ?? 0)) >>> 0
    this.#terms.set(code, {
      searches: term.searches + searches,
      empty: term.empty + empty,
      clicked: term.clicked + clicked,
      buckets,
      words: words || term.words,
      isReadable: isReadable || term.isReadable || isCommon({ buckets }),
    })
    if (this.#terms.size <= this.#most) return
    this.#terms = new Map([...this.#terms].sort(mostFirst).slice(0, KEPT_TERMS))
  }

  /** Adds what `pack` wrote. */
  addPacked(packed: string): void {
    for (const [code, searches, empty, clicked, buckets, words] of JSON.parse(packed) as Packed[])
      this.add(code, { searches, empty, clicked, buckets, words, isReadable: words !== '' })
  }

  pack(): string {
    const rows = [...this.#terms].map(
      ([code, { searches, empty, clicked, buckets, words, isReadable }]): Packed => {
        return [code, searches, empty, clicked, buckets, isReadable ? words : '']
      },
    )
    return JSON.stringify(rows.sort(([a], [b]) => (a < b ? -1 : 1)))
  }
}

/** The bucket of a user. @param userHash a whole number below 2^32 */
export function bucketOf(userHash: number): number {
  return (1 << (userHash % BUCKETS)) >>> 0
}

/** Whether at least `LEAST_BUCKETS` different users searched for a term. */
export function isCommon({ buckets }: Pick<SearchTerm, 'buckets'>): boolean {
  return bitsIn(buckets) >= LEAST_BUCKETS
}

function mostFirst([codeA, a]: [string, SearchTerm], [codeB, b]: [string, SearchTerm]): number {
  return b.searches + b.clicked - a.searches - a.clicked || (codeA < codeB ? -1 : 1)
}
