import { z } from 'zod'
import { AttuneError } from '../domain/errors.ts'
import type { Comparison, MethodScores } from './compare.ts'
import type { Evaluation, MethodFold, MethodResult } from './evaluation.ts'

/** Further decimals carry no information. */
const DECIMALS = 6

/**
 * An evaluation for scripts. `methods.<name>."NDCG@10"` is the mean over the folds; the values of each fold follow.
 * `default` names the method that `recommend` serves. Users are numbers, equal in every fold, so that runs can be
 * compared user by user without user ids.
 */
export function evaluationJson(
  evaluation: Evaluation,
  comparison: Comparison | null = null,
): Readonly<Record<string, unknown>> {
  const { dataSet, protocol, k, seed, nowMs, settings, folds, notes } = evaluation
  const numbers = userNumbers(evaluation)
  return {
    dataSet,
    protocol,
    k,
    seed,
    now: new Date(nowMs).toISOString(),
    settings,
    notes,
    folds: folds.map((facts, index) => ({ ...facts, userNumbers: numbers[index] ?? [] })),
    default: evaluation.default,
    methods: Object.fromEntries(evaluation.methods.map((method) => [method.name, methodJson(method, k)])),
    ...(comparison && { comparison }),
  }
}

/** The same as text, with each list of numbers on one line. */
export function evaluationText(evaluation: Evaluation, comparison: Comparison | null): string {
  const text = JSON.stringify(evaluationJson(evaluation, comparison), null, 2)
  return text.replace(/\[\s+(-?[\d.e+-]+,\s+)*-?[\d.e+-]+\s+\]/g, (list) => list.replace(/\s+/g, ''))
}

/** The user numbers of each fold, in order of first appearance over all folds. */
function userNumbers({ methods }: Evaluation): readonly (readonly number[])[] {
  const known = new Map<string, number>()
  return (methods[0]?.folds ?? []).map(({ users }) =>
    users.map(({ userId }) => {
      const number = known.get(userId) ?? known.size
      known.set(userId, number)
      return number
    }),
  )
}

function methodJson({ kind, metrics, folds }: MethodResult, k: number): Readonly<Record<string, unknown>> {
  return {
    kind,
    ...rounded(metrics),
    shortLists: folds.reduce((sum, fold) => sum + fold.shortLists, 0),
    degradedLists: folds.reduce((sum, fold) => sum + fold.degradedLists, 0),
    folds: folds.map((fold) => foldJson(fold, k)),
  }
}

function foldJson({ metrics, users }: MethodFold, k: number): Readonly<Record<string, unknown>> {
  return { ...rounded(metrics), [`NDCG@${k} of users`]: users.map(({ ndcg }) => round(ndcg)) }
}

function rounded(metrics: MethodResult['metrics']): Readonly<Record<string, number | null>> {
  return Object.fromEntries(
    Object.entries(metrics).map(([name, value]) => [name, value === null ? null : round(value)]),
  )
}

/** A figure as written to files. */
export function round(value: number): number {
  return Number(value.toFixed(DECIMALS))
}

/** The part of the output of `attune evaluate --json` that a comparison needs. */
const SAVED = z.object({
  k: z.int(),
  default: z.string(),
  folds: z.array(z.object({ fingerprint: z.string(), userNumbers: z.array(z.int()) })),
  methods: z.record(z.string(), z.object({ folds: z.array(z.record(z.string(), z.unknown())) })),
})

const SCORES = z.array(z.number())

/**
 * The scores of one method of a saved evaluation.
 *
 * @param method null: the method that `recommend` serves
 * @param file name of the file, for messages
 * @throws AttuneError `BAD_USER_INPUT` if the file has another format or lacks the method
 */
export function savedScores(saved: unknown, method: string | null, file: string): MethodScores {
  const parsed = SAVED.safeParse(saved)
  if (!parsed.success) {
    throw new AttuneError('BAD_USER_INPUT', `${file} is not an output of \`attune evaluate --json\``)
  }
  const { k, folds, methods } = parsed.data
  const wanted = method ?? parsed.data.default
  const found = methods[wanted]
  if (!found) {
    throw new AttuneError('BAD_USER_INPUT', `${file} has no method ${wanted}`, {
      hint: `it has ${Object.keys(methods).join(', ')}; choose one with ${file}#name`,
    })
  }
  return {
    name: `${wanted} of ${file}`,
    k,
    folds: folds.map((fold, index) => ({
      ...fold,
      ndcgs: SCORES.parse(found.folds[index]?.[`NDCG@${k} of users`] ?? []),
    })),
  }
}
