import { z } from 'zod'
import { type ImportReport, REASON_OUTCOMES } from '../datasets/importing/import-report.ts'
import { RANKERS, type SourceBlend } from '../domain/policy.ts'
import { RECORD_KINDS, type RecordKind } from '../domain/records.ts'
import { SOURCE_NAMES, type SourceName } from '../domain/source-name.ts'
import { type BriefReport, TRAINING_JOBS } from '../training/training-report.ts'

/** The report of a task in a server. */
export interface ServerReport<Report> {
  /** What to select of it. */
  readonly fields: string
  /** Makes of it what a task in this process reports. */
  readonly shape: z.ZodType<Report>
}

const Rows = z.object({
  read: z.number(),
  created: z.number(),
  merged: z.number(),
  skipped: z.number(),
  rejected: z.number(),
})

const Reason = z.object({
  kind: z.enum(RECORD_KINDS),
  outcome: ofSchema(REASON_OUTCOMES),
  reason: z.string(),
  rows: z.number(),
  file: z.string(),
  firstLine: z.number(),
})

const ROWS_BY_KIND = Object.fromEntries(RECORD_KINDS.map((kind) => [kind, Rows])) as Record<
  RecordKind,
  typeof Rows
>

/** Of an import. */
export const IMPORT_REPORT: ServerReport<ImportReport> = {
  fields: `{
    ${RECORD_KINDS.map((kind) => `${kind} { read created merged skipped rejected }`).join(' ')}
    reasons { kind outcome reason rows file firstLine }
  }`,
  shape: z.object({ ...ROWS_BY_KIND, reasons: z.array(Reason) }),
}

const Ranking = z.object({
  ranking: z.string(),
  ndcgAt10: z.number(),
  itemsShown: z.number().nullable(),
})

const Metrics = z
  .object({
    users: z.number(),
    positives: z.number(),
    poolRecall: z.number(),
    rankings: z.array(Ranking),
  })
  .transform(({ rankings, ...counts }) => {
    const of = (name: string) => rankings.find(({ ranking }) => ranking === name)
    return {
      ...counts,
      // These two are of every training.
      ndcgAt10: of('LEARNED')?.ndcgAt10 ?? 0,
      handSetNdcgAt10: of('HAND_SET')?.ndcgAt10 ?? 0,
      treesNdcgAt10: of('TREES')?.ndcgAt10 ?? null,
      itemSoftmaxNdcgAt10: of('ITEM_SOFTMAX')?.ndcgAt10 ?? null,
      incumbentNdcgAt10: of('INCUMBENT')?.ndcgAt10 ?? null,
      itemsShown: of('LEARNED')?.itemsShown ?? null,
      handSetItemsShown: of('HAND_SET')?.itemsShown ?? null,
      treesItemsShown: of('TREES')?.itemsShown ?? null,
      itemSoftmaxItemsShown: of('ITEM_SOFTMAX')?.itemsShown ?? null,
    }
  })

const Weight = z.object({ source: ofSchema(SOURCE_NAMES), slope: z.number(), proposed: z.number() })

const Interest = z
  .object({
    ranker: ofSchema(RANKERS),
    origin: ofSchema(['learned', 'hand-set']),
    weights: z.array(Weight),
    popularityWeight: z.number(),
    trees: z.number(),
    metrics: Metrics,
  })
  .transform(({ weights, ...rest }) => {
    const blend = Object.fromEntries(weights.map(({ source, ...weight }) => [source, weight]))
    // The server lists every source.
    return { ...rest, blend: blend as Record<SourceName, SourceBlend> }
  })

/** Of a training. */
export const TRAINING_REPORT: ServerReport<BriefReport> = {
  fields: `{
    version trainedAt users items tags interactions
    interest {
      ranker origin weights { source slope proposed } popularityWeight trees
      metrics { users positives poolRecall rankings { ranking ndcgAt10 itemsShown } }
    }
    seconds
    jobs { job seconds edges }
  }`,
  shape: z.object({
    version: z.string(),
    trainedAt: z.string().transform((text) => Date.parse(text)),
    users: z.number(),
    items: z.number(),
    tags: z.number(),
    interactions: z.number(),
    interest: Interest.nullable(),
    seconds: z.number(),
    jobs: z.array(z.object({ job: z.enum(TRAINING_JOBS), seconds: z.number(), edges: z.number() })),
  }),
}

/** One of these values, which the schema writes in capitals: `HAND_SET` for `hand-set`. */
function ofSchema<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .transform((name) => name.toLowerCase().replaceAll('_', '-'))
    .pipe(z.enum(values))
}
