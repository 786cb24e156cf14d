import { basename } from 'node:path'
import { AttuneError } from '../domain/errors.ts'
import type { MethodScores } from '../evaluation/compare.ts'
import { type Comparison, compare, scoresOf } from '../evaluation/compare.ts'
import type { Evaluation } from '../evaluation/evaluation.ts'
import { savedScores } from '../evaluation/evaluation-json.ts'
import type { CommandContext } from './command-context.ts'
import { readTextFile } from './option-values.ts'
import { print, type Terminal } from './terminal.ts'

/** Two methods of this run, or saved runs: `file.json` for its default method, or `file.json#method`. */
export type Pair = readonly [string, string]

/** @throws AttuneError `BAD_USER_INPUT` unless there are two words */
export function parsePair(words: readonly string[] | undefined): Pair | null {
  if (words === undefined) return null
  const [a, b, ...rest] = words
  if (a === undefined || b === undefined || rest.length > 0) {
    throw new AttuneError('BAD_USER_INPUT', `--compare takes two methods or files, got ${words.length}`, {
      hint: 'put the data before it: attune evaluate demo --compare serving item-knn',
    })
  }
  return [a, b]
}

/** The methods of the pair that this run must evaluate. */
export function methodsOf(pair: Pair | null): readonly string[] {
  return pair?.filter((word) => !isFile(word)) ?? []
}

/** @throws AttuneError `BAD_USER_INPUT` if a file or method is missing, or the two were evaluated differently */
export function comparePair(
  context: CommandContext,
  [a, b]: Pair,
  evaluation: Evaluation | null,
  seed: number,
): Comparison {
  return compare(scores(context, a, evaluation), scores(context, b, evaluation), seed)
}

/** Prints the comparison as text. */
export function showComparison(terminal: Terminal, comparison: Comparison): void {
  const { a, b, metric, users, better, worse, meanDifference, low, high, pValue, seed } = comparison
  const more = meanDifference >= 0 ? 'more' : 'less'
  print(terminal, `${metric}: ${a} has ${Math.abs(meanDifference).toFixed(4)} ${more} than ${b}`)
  print(terminal, `  95 % interval of the difference: ${low.toFixed(4)} to ${high.toFixed(4)} (bootstrap)`)
  print(terminal, `  p = ${pValue.toFixed(4)} (paired sign-flip test, two-sided, seed ${seed})`)
  print(
    terminal,
    `  of ${users} users ${better} do better, ${worse} worse, ${users - better - worse} the same`,
  )
}

function scores(context: CommandContext, word: string, evaluation: Evaluation | null): MethodScores {
  if (isFile(word)) {
    const [file = '', method] = word.split('#')
    return savedScores(parsed(readTextFile(context, file)), method ?? null, basename(file))
  }
  if (evaluation) return scoresOf(evaluation, word)
  throw new AttuneError('BAD_USER_INPUT', `${word} is not a saved run`, {
    hint: 'name the data to evaluate, or two files that `attune evaluate --json` printed',
  })
}

function isFile(word: string): boolean {
  return /\.json(#.*)?$/.test(word)
}

/** Null for invalid JSON, which is then reported as not a saved run. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
