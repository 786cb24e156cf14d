import { AttuneError } from '../domain/errors.ts'
import { graphFormat, keepGraphFormat, nodeCounts } from './__generated__/queries.ts'
import type { GraphRunner } from './graph-store.ts'

/**
 * The number of the format in which graphs and data folders are stored. Each carries the number of the version that made it.
 * Add one with a change after which stored data means something else: no version reads the data of another number.
 */
export const FORMAT = 6

const HINT =
  'with the version of Attune that stored it, keep a copy (`attune backup`) and what you need of it (`attune export`); ' +
  'with this version, run `attune import` with your data on an empty graph and another ATTUNE_DATA_DIR'

/**
 * @param place such as `the graph`
 * @param found null if it has data, but no number
 * @throws AttuneError `CONFIG_INVALID` unless this version reads the format
 */
export function checkFormat(place: string, found: number | null): void {
  if (found === FORMAT) return
  const state = found === null ? 'data without a format number' : `data of format ${found}`
  throw new AttuneError(
    'CONFIG_INVALID',
    `${place} has ${state}; this version of Attune needs format ${FORMAT}`,
    {
      hint: HINT,
    },
  )
}

/** Checks the format of a graph. An empty graph gets the number of this version. @throws AttuneError as `checkFormat`; GraphError */
export async function checkGraphFormat(graph: GraphRunner): Promise<void> {
  let [stored] = await graph.run(graphFormat, {})
  if (!stored) {
    const isFilled = (await graph.run(nodeCounts, {})).some(({ total }) => total > 0)
    // Another process may have numbered it, and then filled it, between the two reads.
    ;[stored] = await (isFilled ? graph.run(graphFormat, {}) : graph.run(keepGraphFormat, { number: FORMAT }))
  }
  checkFormat('the graph', stored?.number ?? null)
}
