import type { GraphStore } from '../../src/graph/graph-store.ts'
import { filtersOf } from '../../src/recommend/item-filters.ts'
import { AvailableItems } from '../../src/recommend/sources/available-items.ts'
import type { CandidateSource } from '../../src/recommend/sources/candidate-source.ts'
import { type Gathered, gather, type OnSource } from '../../src/recommend/sources/gather.ts'
import { type Picked, pickCandidates } from '../../src/recommend/sources/pick-candidates.ts'
import type { SourceQuery } from '../../src/recommend/sources/source-query.ts'

/** Queries the sources and picks candidates, as a recommendation does. */
export async function picked(
  graph: GraphStore,
  sources: readonly CandidateSource[],
  query: SourceQuery,
  onSource: OnSource = () => undefined,
): Promise<Gathered & Picked> {
  const gathered = await gather({ sources, onSource }, query)
  const available = new AvailableItems(graph)
  const asked = { responses: gathered.responses, filters: filtersOf(query.viewer) }
  return { ...gathered, ...(await pickCandidates(available, query, asked, {})) }
}
