import { createHmac } from 'node:crypto'
import type { Subject } from '../../domain/recommendation.ts'
import type { GraphRunner, RunOptions } from '../../graph/graph-store.ts'
import { plainWords } from '../../search/words.ts'
import { noiseKey } from './crowd-size.ts'
import { timeKey } from './served-lists.ts'

/** Hexadecimal digits of a code. */
const LENGTH = 12

/** Words are cut here: some letters become several when they are made alike. */
const MOST_LETTERS = 128

/** Where the code is in an id: after the time and a hyphen. */
const START = timeKey(0).length + 1

/** What was searched for, as it is counted: searches that differ in case, accents and punctuation only count as one. */
export function searchedWords(text: string): string {
  return plainWords(text).slice(0, MOST_LETTERS)
}

/** Stands for words that were searched for. It does not reveal them without the key of the graph. */
export function codeOfWords(key: string, words: string): string {
  return createHmac('sha256', key).update(`search ${words}`).digest('hex').slice(0, LENGTH)
}

/** The code of what a list was searched for, which its id begins with; empty for other lists. @throws GraphError */
export async function searchCode(graph: GraphRunner, subject: Subject, options: RunOptions): Promise<string> {
  if (subject.kind !== 'search') return ''
  return codeOfWords(await noiseKey(graph, options), searchedWords(subject.text))
}

/** The code in the id of a list of a search. */
export function codeInId(recommendationId: string): string {
  return recommendationId.slice(START, START + LENGTH)
}
