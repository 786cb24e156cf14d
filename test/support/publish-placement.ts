import {
  type Effect,
  EMPTY_SPEC,
  type PlacementSpec,
  type Rule,
  type Surface,
} from '../../src/domain/placement.ts'
import type { GraphStore } from '../../src/graph/graph-store.ts'
import { digestOf, publishDraft, saveDrafts } from '../../src/steering/placement-versions.ts'
import { NOW_MS } from './world.ts'

/** When and by whom a test publishes, and for which surface. */
export interface Publishing {
  readonly surface?: Surface
  readonly activeFromMs?: number | null
  readonly activeUntilMs?: number | null
}

/** Publishes a spec as the newest version of a placement. @throws Error if it is refused */
export async function publishPlacement(
  graph: GraphStore,
  key: string,
  spec: Partial<PlacementSpec>,
  { surface = 'LIST', activeFromMs = null, activeUntilMs = null }: Publishing = {},
): Promise<void> {
  const source = JSON.stringify(spec)
  const editing = { nowMs: NOW_MS, by: 'tests' }
  const draft = { key, surface, expectedDigest: null, source, spec: { ...EMPTY_SPEC, ...spec } }
  const publication = { key, expectedDigest: digestOf(source), activeFromMs, activeUntilMs, note: null }
  const problem =
    (await saveDrafts(graph, [draft], editing)) ?? (await publishDraft(graph, publication, editing))
  if (problem) throw new Error(problem.message)
}

/** A rule that always applies. */
export function always(name: string, effect: Effect): Rule {
  return { name, when: null, activeFromMs: null, activeUntilMs: null, effect }
}
