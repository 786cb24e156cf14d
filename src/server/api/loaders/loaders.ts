import type { Properties } from '../../../domain/records.ts'
import * as queries from '../../../graph/__generated__/queries.ts'
import type { GraphQuery } from '../../../graph/graph-query.ts'
import { readGraphState } from '../../../graph/graph-state.ts'
import type { GraphStore } from '../../../graph/graph-store.ts'
import type { CatalogMemory } from '../../../recommend/fallback/catalog-memory.ts'
import type { ItemModel, TagModel, UserModel } from '../models.ts'
import { type ListLoader, type ListQuestion, listLoader } from './list-loader.ts'
import { type NodeLoader, nodeLoader } from './node-loader.ts'

/** Batched reads of one request: whatever is asked for in the same tick goes into one query, once. */
export interface Loaders {
  readonly itemById: NodeLoader<ItemModel>
  readonly tagById: NodeLoader<TagModel>
  readonly userById: NodeLoader<UserModel>
  readonly userProperties: NodeLoader<Properties>
  readonly similarItems: ListLoader<queries.ItemsLikeRow>
  readonly itemsOfTag: ListLoader<queries.ItemsOfTagRow>
  readonly following: ListLoader<queries.FollowingRow>
  readonly followers: ListLoader<queries.FollowersRow>
  readonly history: ListLoader<queries.HistoryRow>
  readonly neighbors: ListLoader<queries.NeighborsOfRow>
}

export interface LoaderParts {
  readonly graph: GraphStore
  readonly catalog: CatalogMemory
}

/** What a request's loaders go by. */
export interface LoaderTerms {
  /** The instant at which items must be available to be listed, epoch milliseconds. */
  readonly nowMs: number
  /** Stops what the loaders have begun. */
  readonly signal: AbortSignal
}

/** Loaders for one request. */
export function openLoaders({ graph, catalog }: LoaderParts, { nowMs, signal }: LoaderTerms): Loaders {
  const serving = servingVersion(graph, signal)
  const plain =
    <Row>(query: GraphQuery<ListQuestion, Row>) =>
    (question: ListQuestion) =>
      graph.run(query, question, { signal })
  /** Lists of derived edges: those of the version that serves, none before the first training. */
  const versioned =
    <More, Row>(query: GraphQuery<ListQuestion & { readonly version: string } & More, Row>, more: More) =>
    async (question: ListQuestion): Promise<readonly Row[]> => {
      const version = await serving()
      return version === null ? [] : graph.run(query, { ...question, version, ...more }, { signal })
    }
  return {
    ...openNodeLoaders(graph, catalog, signal),
    similarItems: listLoader(versioned(queries.itemsLike, { now: nowMs })),
    itemsOfTag: listLoader(versioned(queries.itemsOfTag, { now: nowMs })),
    following: listLoader(plain(queries.following)),
    followers: listLoader(plain(queries.followers)),
    history: listLoader(plain(queries.history)),
    neighbors: listLoader(versioned(queries.neighborsOf, {})),
  }
}

function openNodeLoaders(graph: GraphStore, catalog: CatalogMemory, signal: AbortSignal) {
  return {
    itemById: nodeLoader(
      (ids) => catalog.items(ids, { signal, mayLag: true }),
      (row): ItemModel => ({ __typename: 'Item', ...row }),
    ),
    tagById: nodeLoader(
      (ids) => catalog.tags(ids, { signal, mayLag: true }),
      (row): TagModel => ({ __typename: 'Tag', ...row }),
    ),
    userById: nodeLoader(
      (ids) => graph.run(queries.usersByIds, { ids }, { signal }),
      (row): UserModel => ({ __typename: 'User', ...row }),
    ),
    userProperties: nodeLoader(
      (ids) => graph.run(queries.userProperties, { ids }, { signal }),
      ({ properties }) => properties,
    ),
  }
}

/** The version that serves, read once a request and only if asked for. */
function servingVersion(graph: GraphStore, signal: AbortSignal): () => Promise<string | null> {
  let version: Promise<string | null> | undefined
  const read = async () => (await readGraphState(graph, { signal })).modelVersion
  return () => {
    version ??= read()
    return version
  }
}
