import { DAY_MS } from '../../domain/duration.ts'
import type { Random } from '../demo/random.ts'
import { CommunityDraw, zipfWeights } from './draws.ts'
import { nameOf } from './vocabulary.ts'

const BRANDS = 200
const CITIES = 60
/** Share of cells that are empty. */
const MISSING = 0.03
const RELEASED_WITHIN_MS = 3_650 * DAY_MS
/** Spread of locations around a city, degrees. */
const SUBURB = 0.15

const COLORS = [
  'black',
  'white',
  'gray',
  'navy',
  'teal',
  'green',
  'olive',
  'yellow',
  'orange',
  'red',
  'plum',
  'sand',
]

/** Columns of `items.csv` that hold properties. */
export const PROPERTY_COLUMNS = [
  'price:float',
  'brand:string',
  'inStock:boolean',
  'releasedAt:timestamp',
  'colors:string_set',
  'location:geo',
] as const

/** Draws the properties of items. */
export class ItemProperties {
  readonly #brands: CommunityDraw
  readonly #cities: CommunityDraw
  readonly #places: readonly (readonly [latitude: number, longitude: number])[]
  readonly #untilMs: number

  constructor(random: Random, untilMs: number) {
    this.#brands = new CommunityDraw(new Uint8Array(BRANDS), zipfWeights(BRANDS, 0.8, random), 1)
    this.#cities = new CommunityDraw(new Uint8Array(CITIES), zipfWeights(CITIES, 1, random), 1)
    this.#places = Array.from({ length: CITIES }, () => [random.between(-45, 65), random.between(-175, 175)])
    this.#untilMs = untilMs
  }

  /** One cell for each of `PROPERTY_COLUMNS`; some are empty. */
  next(random: Random): readonly string[] {
    const cells = [
      Math.exp(3.4 + random.normal() * 0.9).toFixed(2),
      nameOf(this.#brands.fromAll(random)),
      String(random.chance(0.9)),
      new Date(this.#untilMs - Math.floor(random.next() ** 2 * RELEASED_WITHIN_MS)).toISOString(),
      this.#colors(random),
      this.#location(random),
    ]
    return cells.map((cell) => (random.chance(MISSING) ? '' : cell))
  }

  #colors(random: Random): string {
    const count = 1 + random.below(3)
    const colors = new Set(Array.from({ length: count }, () => random.pick(COLORS)))
    return [...colors].join('|')
  }

  #location(random: Random): string {
    const [latitude, longitude] = this.#places[this.#cities.fromAll(random)] ?? [0, 0]
    const near = (degrees: number) => (degrees + random.normal() * SUBURB).toFixed(4)
    return `${near(latitude)}|${near(longitude)}`
  }
}
