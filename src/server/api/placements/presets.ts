import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { coerceInputValue, type GraphQLInputType, type GraphQLSchema } from 'graphql'
import type { Surface } from '../../../domain/placement.ts'
import type { Problem } from '../../../domain/problem.ts'
import { placementsByKeys } from '../../../graph/__generated__/queries.ts'
import type { GraphStore, RunOptions } from '../../../graph/graph-store.ts'
import { type DraftChange, type Editing, saveDrafts } from '../../../steering/placement-versions.ts'
import type { PlacementSpecInput } from '../__generated__/resolvers.ts'
import { WriteInput } from '../write-records.ts'
import { asWritten } from './as-written.ts'
import { parseSpec } from './parse-spec.ts'
import type { KnownNames } from './read-condition.ts'

/** A kind of product that has placements ready. */
export type Preset = 'SHOP' | 'FEED' | 'VIDEO' | 'FINANCE'

/** Beside `src` in a checkout, beside `dist` in an installation. */
const FOLDER = fileURLToPath(new URL('../../../../presets/', import.meta.url))

/** What a preset is applied to. */
export interface PresetTarget {
  readonly preset: Preset
  /** Goes before the keys of all placements. */
  readonly prefix: string
  /** The kinds of items of the product; empty: all. */
  readonly itemKinds: readonly string[]
}

/** A placement of a preset, as a client would write it. */
interface WrittenPlacement {
  readonly key: string
  readonly surface: Surface
  readonly spec: Readonly<Record<string, unknown>>
}

/** The placements of a preset as drafts, without the rules that do not fit the catalog. */
export interface PresetDrafts {
  readonly drafts: readonly DraftChange[]
  /** Why rules were left out. */
  readonly leftOut: readonly Problem[]
  /** What else does not fit: with any, the drafts are not to be saved. */
  readonly problems: readonly Problem[]
}

/** Reads a preset for a catalog: rules that name what it does not have are left out. */
export function presetDrafts(
  { preset, prefix, itemKinds }: PresetTarget,
  names: KnownNames,
  schema: GraphQLSchema,
): PresetDrafts {
  const type = schema.getType('PlacementSpecInput') as GraphQLInputType
  const leftOut: Problem[] = []
  const problems: Problem[] = []
  const drafts = read(preset).map(({ key: own, surface, spec: written }): DraftChange => {
    const key = prefix + own
    const owner = { key, surface }
    const given = coerceInputValue(targeted(written, prefix, itemKinds), type) as PlacementSpecInput
    const input = new WriteInput([key])
    parseSpec(input, given, owner, names)
    const unfit = new Set(
      input.problems.flatMap(({ path: [, field, index] }) => (field === 'rules' ? [index] : [])),
    )
    const fitting = { ...given, rules: given.rules?.filter((_, index) => !unfit.has(String(index))) ?? null }
    const rest = new WriteInput([key])
    const spec = parseSpec(rest, fitting, owner, names)
    leftOut.push(...input.problems.filter(({ path: [, field] }) => field === 'rules'))
    problems.push(...rest.problems)
    return { ...owner, expectedDigest: '', source: JSON.stringify(asWritten(type, fitting)), spec }
  })
  return { drafts, leftOut, problems }
}

/** Saves drafts of new placements. If one of the keys is taken, none is saved. @throws GraphError */
export async function saveNew(
  graph: GraphStore,
  drafts: readonly DraftChange[],
  editing: Editing,
  options: RunOptions = {},
): Promise<readonly Problem[]> {
  const taken = await graph.run(placementsByKeys, { keys: drafts.map(({ key }) => key) }, options)
  if (taken.length > 0)
    return taken.map(({ id }) => ({
      code: 'CONFLICT',
      path: ['prefix'],
      message: `there is a placement ${JSON.stringify(id)} already: use another prefix`,
      isRetryable: false,
    }))
  const problem = await saveDrafts(graph, drafts, editing, options)
  return problem ? [problem] : []
}

function read(preset: Preset): readonly WrittenPlacement[] {
  const text = readFileSync(`${FOLDER}${preset.toLowerCase()}.json`, 'utf8')
  return (JSON.parse(text) as { readonly placements: readonly WrittenPlacement[] }).placements
}

/** The spec with prefixed keys, and for these kinds of items only. */
function targeted(
  { rows, filter, ...spec }: WrittenPlacement['spec'],
  prefix: string,
  itemKinds: readonly string[],
): WrittenPlacement['spec'] {
  if (Array.isArray(rows)) {
    const prefixed = rows.map((row: WrittenRow) => ({ ...row, placement: prefix + row.placement }))
    return { ...spec, rows: prefixed }
  }
  const conditions = [
    ...(filter ? [filter] : []),
    ...(itemKinds.length > 0 ? [{ kind: { anyOf: itemKinds } }] : []),
  ]
  return conditions.length === 0
    ? spec
    : { ...spec, filter: conditions.length === 1 ? conditions[0] : { all: conditions } }
}

interface WrittenRow {
  readonly placement: string
}
