import { z } from 'zod'
import { AttuneError } from '../../domain/errors.ts'

/** What `attune evaluate --json` prints, as far as comparing needs it. */
const SAVED = z.object({
  k: z.int(),
  default: z.string(),
  folds: z.array(z.object({ fingerprint: z.string(), userNumbers: z.array(z.int()) })),
  methods: z.record(z.string(), z.object({ folds: z.array(z.record(z.string(), z.unknown())) })),
})

const SCORES = z.array(z.number())

/** One method's NDCG in every fold, user by user. */
export interface MethodScores {
  /** Of the method, and of the file if it came from one. */
  readonly name: string
  readonly k: number
  readonly folds: readonly FoldScores[]
}

export interface FoldScores {
  readonly fingerprint: string
  /** Parallel: the same number is the same person in every fold. */
  readonly userNumbers: readonly number[]
  readonly ndcgs: readonly number[]
}

/**
 * Scores of one method of a saved evaluation.
 *
 * @param method null: the one that `recommend` serves
 * @param file its name, for messages
 * @throws AttuneError `BAD_USER_INPUT` if it is no such file, or lacks the method
 */
export function savedScores(saved: unknown, method: string | null, file: string): MethodScores {
  const parsed = SAVED.safeParse(saved)
  if (!parsed.success) {
    throw new AttuneError('BAD_USER_INPUT', `${file} is not what \`attune evaluate --json\` prints`)
  }
  const { k, folds, methods } = parsed.data
  const wanted = method ?? parsed.data.default
  const found = methods[wanted]
  if (!found) {
    throw new AttuneError('BAD_USER_INPUT', `${file} has no method ${wanted}`, {
      hint: `it has ${Object.keys(methods).join(', ')}; ask for one as ${file}#name`,
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
