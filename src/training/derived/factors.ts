import {
  type FactorModel,
  factorTable,
  itemBuffers,
  itemOutputs,
  itemTable,
  type LongestFirst,
  longestFirst,
  popularitiesOf,
  rowsAt,
} from '../../model/factor-model.ts'
import { EVERY_ITEM } from '../../model/tag-effects.ts'
import { quantized, type UserVectors } from '../../model/user-vectors.ts'
import { dampedCounts } from '../compute/bm25.ts'
import { type FactorizeSettings, factorize, gramOfVectors, improveRows } from '../compute/factorize.ts'
import { itemSoftmax } from '../compute/item-softmax.ts'
import { floatAt, intAt } from '../compute/numbers.ts'
import { sharedVectors } from '../compute/shared-arrays.ts'
import {
  columnDegrees,
  firstRows,
  frequentTags,
  MatrixBuilder,
  type SparseMatrix,
} from '../compute/sparse-matrix.ts'
import { type LearnedEffects, tagEffects } from '../compute/tag-effects.ts'
import type { TrainingData } from '../training-data.ts'
import type { TrainingRun } from '../training-run.ts'
import { type DerivationInput, withoutSensitive } from './derivation-input.ts'

/** Learns the factor model, without writing it. */
export function learnFactors(
  run: TrainingRun,
  { catalog, interactions }: TrainingData,
  input: DerivationInput,
): Promise<FactorModel> {
  const settings = run.settings.factors
  return run.jobs.time(
    'factors',
    async () => {
      const learned = await run.pool.run(factors, input, run.signal)
      const { dimension, columns, gram, keptTags, unobservedWeight } = learned
      const buffers = itemBuffers(learned.itemOrder.places.length, dimension)
      buffers.vectors.set(learned.items)
      await run.turns.next()
      const { regularization, frequencyExponent, countExponent } = settings
      return {
        dimension,
        columns,
        gram,
        loss: { unobservedWeight, regularization, frequencyExponent },
        weights: { countExponent, tie: settings.tieWeight, viewerTag: settings.userTagWeight },
        items: itemTable(catalog.itemIds, buffers, learned.itemOrder),
        degrees: learned.degrees,
        popularities: popularitiesOf(learned.degrees),
        outputs: learned.outputs && itemOutputs(learned.outputs, dimension),
        people: factorTable(interactions.userIds, learned.people),
        users: learned.users,
        tags: factorTable(
          Array.from(keptTags, (tag) => catalog.tagIds[tag] ?? ''),
          learned.tags,
        ),
        effects: factorTable(
          [...Array.from(learned.effects.tags, (tag) => catalog.tagIds[tag] ?? ''), EVERY_ITEM],
          learned.effects.vectors,
        ),
      }
    },
    () => 0,
  )
}

/** Upper bound of the weight of an unobserved pair, which must not outweigh ties and tags. */
const MOST_UNOBSERVED = 0.25

type FactorInput = DerivationInput<
  'interactions' | 'ties' | 'userTags' | 'itemTags' | 'sensitive',
  'factors' | 'itemSoftmax' | 'seed'
>

export interface Factors {
  readonly dimension: number
  /** Number of factored columns: items, users and frequent tags. */
  readonly columns: number
  /** Weight of an unobserved pair. */
  readonly unobservedWeight: number
  readonly gram: Float64Array
  /** The item of each row of `items`, `degrees` and `outputs`: longest vectors first. */
  readonly itemOrder: LongestFirst
  /** One vector for each item, user and kept tag. */
  readonly items: Float32Array
  readonly people: Float32Array
  readonly tags: Float32Array
  readonly effects: LearnedEffects
  /** What users like: their vectors as rows, not those of `people` as columns. */
  readonly users: UserVectors
  /** How many people engaged with each item. */
  readonly degrees: Float32Array
  /** Items x (dimension + 1): the item softmax's output layer; null if it was not learned. */
  readonly outputs: Float32Array | null
  /** Places of the kept tags among all tags. */
  readonly keptTags: Int32Array
}

/**
 * One factorization of engagements, ties and tags. Rows are users and frequent tags; columns are items, users (as targets of
 * ties) and those tags. So ties influence a user's vector, and tags an item's, even without any engagement.
 */
export function factors(input: FactorInput): Factors {
  const { interactions } = input
  const { factors: settings, itemSoftmax: softmaxSettings, seed } = input.settings
  const keptTags = frequentTags(columnDegrees(input.itemTags), settings.minTagItems, settings.maxTags)
  const matrix = collectiveMatrix(input, keptTags)
  const unobservedWeight = weightOfUnobserved(interactions, settings.unobservedMass)
  const solve = { ...settings, unobservedWeight, seed }
  const vectors = factorize(matrix, solve)
  const { dimension } = settings
  const peopleAt = interactions.columns * dimension
  const tagsAt = peopleAt + interactions.rows * dimension
  const items = new Float32Array(vectors.subarray(0, peopleAt))
  const itemOrder = longestFirst(items, dimension)
  const { places } = itemOrder
  const degrees = columnDegrees(interactions)
  const outputs =
    softmaxSettings.epochs === 0
      ? null
      : itemSoftmax({
          observations: firstRows(matrix, interactions.rows),
          columnVectors: vectors,
          items: interactions.columns,
          solve,
          settings: softmaxSettings,
          seed,
        })
  return {
    dimension,
    columns: matrix.columns,
    unobservedWeight,
    gram: gramOfVectors(vectors, matrix.columns, dimension),
    itemOrder,
    items: sharedVectors(rowsAt(items, places, dimension)),
    degrees: rowsAt(Float32Array.from(degrees), places, 1),
    people: sharedVectors(vectors.subarray(peopleAt, tagsAt)),
    tags: sharedVectors(vectors.subarray(tagsAt)),
    effects: tagEffects({ itemTags: input.itemTags, items, dimension, degrees, seed }),
    users: userVectors(
      withoutSensitive(firstRows(matrix, interactions.rows), input.sensitive),
      vectors,
      solve,
    ),
    outputs: outputs && sharedVectors(rowsAt(outputs, places, dimension + 1)),
    keptTags,
  }
}

/** Steps that solve the vector of a user almost exactly. */
const USER_STEPS = 16

/** The vectors of rows for these vectors of their columns. */
function userVectors(rows: SparseMatrix, columnVectors: Float64Array, solve: FactorizeSettings): UserVectors {
  const users = new Float64Array(rows.rows * solve.dimension)
  improveRows(rows, columnVectors, solve, users, USER_STEPS)
  return quantized(users, solve.dimension)
}

/** `mass` times the observed share of all pairs. */
function weightOfUnobserved({ rows, columns, indices }: SparseMatrix, mass: number): number {
  const pairs = rows * columns || 1
  return Math.min(MOST_UNOBSERVED, (mass * Math.max(1, indices.length)) / pairs)
}

function collectiveMatrix(input: FactorInput, keptTags: Int32Array): SparseMatrix {
  const { interactions, itemTags } = input
  const settings = input.settings.factors
  const builder = new MatrixBuilder(interactions.columns + interactions.rows + keptTags.length)
  const keptPlace = new Int32Array(itemTags.columns).fill(-1)
  keptTags.forEach((tag, place) => {
    keptPlace[tag] = place
  })
  const confidences = dampedCounts(interactions).map((count) => count ** settings.countExponent)
  for (let user = 0; user < interactions.rows; user++) addUser(builder, input, confidences, keptPlace, user)
  const itemsOfTag: [item: number, confidence: number][][] = Array.from(keptTags, () => [])
  for (let item = 0; item < itemTags.rows; item++) {
    for (let place = intAt(itemTags.offsets, item); place < intAt(itemTags.offsets, item + 1); place++) {
      const kept = intAt(keptPlace, intAt(itemTags.indices, place))
      const confidence = settings.itemTagWeight * Math.log2(1 + floatAt(itemTags.values, place))
      if (kept >= 0 && confidence > 0) itemsOfTag[kept]?.push([item, confidence])
    }
  }
  for (const items of itemsOfTag) {
    for (const [item, confidence] of items) builder.add(item, confidence)
    builder.endRow()
  }
  return builder.finish()
}

function addUser(
  builder: MatrixBuilder,
  { interactions, ties, userTags, settings: { factors: settings } }: FactorInput,
  confidences: Float64Array,
  keptPlace: Int32Array,
  user: number,
): void {
  for (
    let place = intAt(interactions.offsets, user);
    place < intAt(interactions.offsets, user + 1);
    place++
  ) {
    builder.add(intAt(interactions.indices, place), floatAt(confidences, place))
  }
  const peopleAt = interactions.columns
  for (let place = intAt(ties.offsets, user); place < intAt(ties.offsets, user + 1); place++) {
    builder.add(peopleAt + intAt(ties.indices, place), settings.tieWeight * floatAt(ties.values, place))
  }
  const tagsAt = peopleAt + interactions.rows
  for (let place = intAt(userTags.offsets, user); place < intAt(userTags.offsets, user + 1); place++) {
    const kept = intAt(keptPlace, intAt(userTags.indices, place))
    if (kept < 0) continue
    builder.add(tagsAt + kept, settings.userTagWeight * Math.log2(1 + floatAt(userTags.values, place)))
  }
  builder.endRow()
}
