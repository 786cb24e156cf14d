import { requireScope } from '../../../access/access-control.ts'
import { AttuneError } from '../../../domain/errors.ts'
import {
  auditCount,
  auditPage,
  previousModel,
  tagCount,
  tagsPage,
} from '../../../graph/__generated__/queries.ts'
import { readTrainings } from '../../../training/training-history.ts'
import { graphStats } from '../../observability/graph-stats.ts'
import type { QueryResolvers } from '../__generated__/resolvers.ts'
import { parseFirst, parseIdArgument, parseIdList, parseText, requireLength } from '../arguments.ts'
import { resolveBoughtTogether } from '../bought-together.ts'
import { connection, parsePage, seek } from '../connection.ts'
import { listItems, MAX_IDS } from '../list-items.ts'
import { listUsers } from '../list-users.ts'
import { loadNode, type NodeModel } from '../load-node.ts'
import { missingIds } from '../loaders.ts'
import { apiKeyModel } from '../manage-access.ts'
import {
  resolveEventQuality,
  resolveItemSpread,
  resolveMetrics,
  resolveTopSearches,
} from '../metrics-report.ts'
import { type RecommendationConnectionModel, unknownUser } from '../models.ts'
import { listPlacements, loadPlacement } from '../placements/load-placements.ts'
import { resolvePage } from '../placements/page.ts'
import { previewPlacement } from '../placements/preview-placement.ts'
import { listSegments, listSegmentUsers, loadSegment } from '../placements/segments.ts'
import { loadPrivacyRequest } from '../privacy-requests.ts'
import { listPropertyTypes } from '../property-types.ts'
import { listRecentEvents } from '../recent-events.ts'
import { resolveForItems, resolveRecommendations, resolveReplay } from '../recommendations.ts'
import { resolveRecommendationsForUsers } from '../recommendations-for-users.ts'
import { toDate } from '../scalars.ts'
import { resolveSearch } from '../search.ts'
import { suggestTitles } from '../suggestions.ts'
import { findTask, pastTrainingModel } from '../tasks.ts'

/** The entry points for reading. */
export const queryResolvers: QueryResolvers = {
  apiKeys: async (_root, _args, { parts }) => {
    await parts.access.keys.refresh()
    const lastUses = await parts.access.uses.read()
    return (parts.access.keys.keys ?? []).map((key) => apiKeyModel(key, () => lastUses))
  },
  auditEntries: async (_root, args, { parts, signal }) => {
    const page = parsePage({ name: 'audit', arguments: [] }, args, parts.settings.maxFirst)
    await parts.audit.flush()
    const rows = await parts.graph.run(auditPage, seek(page), { signal })
    return connection(
      page,
      rows,
      async ({ rank, actor, action, count }) => ({ at: new Date(rank), actor, action, count }),
      () => ({}),
      async () => (await parts.graph.run(auditCount, {}, { signal }))[0]?.total ?? 0,
    )
  },
  boughtTogether: (_root, args, context) => resolveBoughtTogether(args, context),
  health: (_root, _args, { parts }) => parts.health.read(parts.outlivesGraph === true),
  item: (_root, { id }, { loaders }) => loaders.itemById.load(parseIdArgument('id', id)),
  items: async (_root, args, context) => ({
    ...(await listItems(args, context)),
    unknownIds: () => missingIds(context.loaders.itemById, parseIdList('ids', args.ids, MAX_IDS)),
  }),
  itemSpread: (_root, args, context) => resolveItemSpread(args, context),
  metrics: (_root, { input }, context) => resolveMetrics(input, context),
  node: (_root, { nodeId }, context) => loadNode(nodeId, context),
  nodes: (_root, { nodeIds }, context) => {
    const asked = requireLength('nodeIds', nodeIds, context.parts.settings.maxFirst)
    // A list of promises: one that rejects is null and leaves the others. The generated type has no promise of null.
    return asked.map((nodeId) => loadNode(nodeId, context) as Promise<NodeModel>)
  },
  page: (_root, args, context) => resolvePage(args, context),
  placement: (_root, { key }, context) => loadPlacement(key, context),
  placements: (_root, args, context) => listPlacements(args, context),
  previewPlacement: (_root, { input }, context) => previewPlacement(input, context),
  previousModelVersion: async (_root, _args, { parts, signal }) => {
    const [previous] = await parts.graph.run(previousModel, {}, { signal })
    return previous?.version ?? null
  },
  privacyRequest: (_root, { id }, context) => loadPrivacyRequest(id, context),
  propertyTypes: (_root, { owner }, context) => {
    if (owner !== 'USER') return listPropertyTypes('items', context)
    const { principal } = context
    // Who writes rules about users needs the names of their properties.
    if (!principal.scopes.has('steer')) requireScope(principal, 'server', 'propertyTypes of users')
    return listPropertyTypes('users', context)
  },
  recentEvents: (_root, args, context) => listRecentEvents(args, context),
  recommendation: (_root, args, context) => resolveReplay(args, context),
  recommendations: (_root, args, context) => resolveRecommendations(args, context),
  recommendationsForItems: (_root, args, context) => resolveForItems(args, context),
  // An error in the list is an error of its entry. The generated type knows none.
  recommendationsForUsers: (_root, args, context) =>
    resolveRecommendationsForUsers(args, context) as Promise<RecommendationConnectionModel[]>,
  search: (_root, args, context) => resolveSearch(args, context),
  segment: (_root, { name }, context) => loadSegment(name, context),
  segmentUsers: (_root, args, context) => listSegmentUsers(args, context),
  segments: (_root, args, context) => listSegments(args, context),
  settings: (_root, _args, { parts }) => parts.settings,
  stats: async (_root, _args, context) => {
    const { parts, signal } = context
    const { modelSinceMs, newestEventAtMs, ...counts } = await graphStats(parts.graph, { signal })
    return { ...counts, modelSince: toDate(modelSinceMs), newestEventAt: toDate(newestEventAtMs) }
  },
  suggestions: (_root, args, context) => suggestTitles(args, context),
  tag: (_root, { id }, { loaders }) => loaders.tagById.load(parseIdArgument('id', id)),
  tags: async (_root, args, context) => {
    const { parts, loaders, signal } = context
    const search = parseText('search', args.search)
    const page = parsePage({ name: 'tags', arguments: [search] }, args, context.parts.settings.maxFirst)
    const rows = await parts.graph.run(tagsPage, { search, ...seek(page) }, { signal })
    return connection(
      page,
      rows,
      ({ id }) => loaders.tagById.load(id),
      () => ({}),
      async () => (await parts.graph.run(tagCount, { search }, { signal }))[0]?.total ?? 0,
    )
  },
  eventQuality: (_root, args, context) => resolveEventQuality(args, context),
  topSearches: (_root, args, context) => resolveTopSearches(args, context),
  import: (_root, { id }, { parts }) => findTask(parts.imports, id),
  trainings: async (_root, { first }, { parts, signal }) => {
    const most = parseFirst(first, parts.settings.maxFirst)
    return (await readTrainings(parts.graph, { signal })).slice(0, most).map(pastTrainingModel)
  },
  training: (_root, { id }, { parts }) => findTask(parts.trainings, id),
  user: (_root, { id }, { loaders }) => loaders.userById.load(parseIdArgument('id', id)),
  users: (_root, args, context) => listUsers(args, context),
  viewer: async (_root, _args, { principal, loaders }) => {
    if (principal.userId === null) {
      throw new AttuneError('UNAUTHENTICATED', 'viewer needs a user token', {
        hint: 'send it as authorization: Bearer',
      })
    }
    return (await loaders.userById.load(principal.userId)) ?? unknownUser(principal.userId)
  },
  version: (_root, _args, { parts }) => parts.version,
}
