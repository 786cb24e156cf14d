/** Lists of a viewer of which the places that they saw are kept: the newest ones. */
const KEPT_LISTS = 32

/** Places beyond it are not kept: each of their impressions is new. */
const LAST_KEPT_PLACE = 1_000

/** Ends the text of a list that led to a click. */
const CLICKED = 'c'

/**
 * Which places of their newest lists a viewer saw, as texts: the id of a list, a space, and its places as bits in hexadecimal, the
 * lowest bit for the first place; then ` c` if it is known that they clicked one. Ids of lists sort by time.
 */
export class ShownPlaces {
  readonly #bits: Map<string, bigint>
  readonly #clicked: Set<string>
  /** Whether it has places that were added. */
  hasChanged = false

  /** @param texts as `texts` returned them */
  constructor(texts: readonly string[]) {
    this.#bits = new Map(
      texts.map((text) => {
        const [id = '', bits = ''] = text.split(' ')
        return [id, BigInt(`0x${bits}`)]
      }),
    )
    const isClicked = (text: string) => text.endsWith(` ${CLICKED}`)
    this.#clicked = new Set(texts.filter(isClicked).map((text) => text.slice(0, text.indexOf(' '))))
  }

  /** Whether the place was not known. @param rank 1 for the first place */
  add(recommendationId: string, rank: number): boolean {
    if (rank > LAST_KEPT_PLACE) return true
    const bits = this.#bits.get(recommendationId) ?? 0n
    const bit = 1n << BigInt(rank - 1)
    if ((bits & bit) !== 0n) return false
    this.#bits.set(recommendationId, bits | bit)
    this.hasChanged = true
    return true
  }

  /** Whether no click on the list was known. */
  click(recommendationId: string): boolean {
    if (this.#clicked.has(recommendationId)) return false
    this.#clicked.add(recommendationId)
    this.#bits.set(recommendationId, this.#bits.get(recommendationId) ?? 0n)
    this.hasChanged = true
    return true
  }

  /** Oldest list first. */
  get texts(): readonly string[] {
    return [...this.#bits]
      .map(([id, bits]) => `${id} ${bits.toString(16)}${this.#clicked.has(id) ? ` ${CLICKED}` : ''}`)
      .sort()
      .slice(-KEPT_LISTS)
  }
}

/** The list and the places, 1 for the first, of a text of `ShownPlaces`. */
export function placesIn(text: string): {
  readonly recommendationId: string
  readonly ranks: readonly number[]
} {
  const [recommendationId = '', hex = ''] = text.split(' ')
  const bits = BigInt(`0x${hex}`)
  const ranks = Array.from({ length: LAST_KEPT_PLACE }, (_, index) => index + 1)
  return { recommendationId, ranks: ranks.filter((rank) => ((bits >> BigInt(rank - 1)) & 1n) === 1n) }
}
