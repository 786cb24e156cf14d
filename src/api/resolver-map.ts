import { GraphQLDateTime } from 'graphql-scalars'
import type { Resolvers } from './__generated__/resolvers.ts'
import { EventKindScalar, EventTimeScalar } from './event-scalars.ts'
import { source as contributionSource } from './resolvers/Contribution/source.ts'
import { availableFrom as itemAvailableFrom } from './resolvers/Item/availableFrom.ts'
import { availableUntil as itemAvailableUntil } from './resolvers/Item/availableUntil.ts'
import { createdAt as itemCreatedAt } from './resolvers/Item/createdAt.ts'
import { nodeId as itemNodeId } from './resolvers/Item/nodeId.ts'
import { properties as itemProperties } from './resolvers/Item/properties.ts'
import { similarItems as itemSimilarItems } from './resolvers/Item/similarItems.ts'
import { tags as itemTags } from './resolvers/Item/tags.ts'
import { adjustInterest as mutationAdjustInterest } from './resolvers/Mutation/adjustInterest.ts'
import { deleteItems as mutationDeleteItems } from './resolvers/Mutation/deleteItems.ts'
import { dismiss as mutationDismiss } from './resolvers/Mutation/dismiss.ts'
import { recordEvents as mutationRecordEvents } from './resolvers/Mutation/recordEvents.ts'
import { relate as mutationRelate } from './resolvers/Mutation/relate.ts'
import { unrelate as mutationUnrelate } from './resolvers/Mutation/unrelate.ts'
import { upsertItems as mutationUpsertItems } from './resolvers/Mutation/upsertItems.ts'
import { upsertTags as mutationUpsertTags } from './resolvers/Mutation/upsertTags.ts'
import { upsertUsers as mutationUpsertUsers } from './resolvers/Mutation/upsertUsers.ts'
import { __resolveType as resolveProblem } from './resolvers/Problem/__resolveType.ts'
import { item as queryItem } from './resolvers/Query/item.ts'
import { items as queryItems } from './resolvers/Query/items.ts'
import { node as queryNode } from './resolvers/Query/node.ts'
import { nodes as queryNodes } from './resolvers/Query/nodes.ts'
import { recommendations as queryRecommendations } from './resolvers/Query/recommendations.ts'
import { stats as queryStats } from './resolvers/Query/stats.ts'
import { tag as queryTag } from './resolvers/Query/tag.ts'
import { tags as queryTags } from './resolvers/Query/tags.ts'
import { user as queryUser } from './resolvers/Query/user.ts'
import { users as queryUsers } from './resolvers/Query/users.ts'
import { version as queryVersion } from './resolvers/Query/version.ts'
import { retryAfterMs as rateLimitedRetryAfterMs } from './resolvers/RateLimited/retryAfterMs.ts'
import { items as reasonItems } from './resolvers/Reason/items.ts'
import { people as reasonPeople } from './resolvers/Reason/people.ts'
import { tags as reasonTags } from './resolvers/Reason/tags.ts'
import { asOf as recommendationConnectionAsOf } from './resolvers/RecommendationConnection/asOf.ts'
import { degraded as recommendationConnectionDegraded } from './resolvers/RecommendationConnection/degraded.ts'
import { nodes as recommendationConnectionNodes } from './resolvers/RecommendationConnection/nodes.ts'
import { pageInfo as recommendationConnectionPageInfo } from './resolvers/RecommendationConnection/pageInfo.ts'
import { source as sourceBlendSource } from './resolvers/SourceBlend/source.ts'
import { source as sourceCountSource } from './resolvers/SourceCount/source.ts'
import { source as sourceStatsSource } from './resolvers/SourceStats/source.ts'
import { model as statsModel } from './resolvers/Stats/model.ts'
import { popularity as statsPopularity } from './resolvers/Stats/popularity.ts'
import { serving as statsServing } from './resolvers/Stats/serving.ts'
import { recommendations as subscriptionRecommendations } from './resolvers/Subscription/recommendations.ts'
import { items as tagItems } from './resolvers/Tag/items.ts'
import { nodeId as tagNodeId } from './resolvers/Tag/nodeId.ts'
import { createdAt as userCreatedAt } from './resolvers/User/createdAt.ts'
import { followers as userFollowers } from './resolvers/User/followers.ts'
import { following as userFollowing } from './resolvers/User/following.ts'
import { history as userHistory } from './resolvers/User/history.ts'
import { interests as userInterests } from './resolvers/User/interests.ts'
import { name as userName } from './resolvers/User/name.ts'
import { neighbors as userNeighbors } from './resolvers/User/neighbors.ts'
import { nodeId as userNodeId } from './resolvers/User/nodeId.ts'
import { properties as userProperties } from './resolvers/User/properties.ts'
import { recommendations as userRecommendations } from './resolvers/User/recommendations.ts'
import { ValueScalar } from './value-scalar.ts'

/** Every resolver that is more than reading a property, by type and field. */
export const resolverMap: Resolvers = {
  DateTime: GraphQLDateTime,
  EventKind: EventKindScalar,
  EventTime: EventTimeScalar,
  Value: ValueScalar,
  Contribution: {
    source: contributionSource,
  },
  Item: {
    availableFrom: itemAvailableFrom,
    availableUntil: itemAvailableUntil,
    createdAt: itemCreatedAt,
    nodeId: itemNodeId,
    properties: itemProperties,
    similarItems: itemSimilarItems,
    tags: itemTags,
  },
  Mutation: {
    adjustInterest: mutationAdjustInterest,
    deleteItems: mutationDeleteItems,
    dismiss: mutationDismiss,
    recordEvents: mutationRecordEvents,
    relate: mutationRelate,
    unrelate: mutationUnrelate,
    upsertItems: mutationUpsertItems,
    upsertTags: mutationUpsertTags,
    upsertUsers: mutationUpsertUsers,
  },
  Problem: { __resolveType: resolveProblem },
  Query: {
    item: queryItem,
    items: queryItems,
    node: queryNode,
    nodes: queryNodes,
    recommendations: queryRecommendations,
    stats: queryStats,
    tag: queryTag,
    tags: queryTags,
    user: queryUser,
    users: queryUsers,
    version: queryVersion,
  },
  RateLimited: {
    retryAfterMs: rateLimitedRetryAfterMs,
  },
  Reason: {
    items: reasonItems,
    people: reasonPeople,
    tags: reasonTags,
  },
  RecommendationConnection: {
    asOf: recommendationConnectionAsOf,
    degraded: recommendationConnectionDegraded,
    nodes: recommendationConnectionNodes,
    pageInfo: recommendationConnectionPageInfo,
  },
  SourceBlend: {
    source: sourceBlendSource,
  },
  SourceCount: {
    source: sourceCountSource,
  },
  SourceStats: {
    source: sourceStatsSource,
  },
  Stats: {
    model: statsModel,
    popularity: statsPopularity,
    serving: statsServing,
  },
  Subscription: {
    recommendations: subscriptionRecommendations,
  },
  Tag: {
    items: tagItems,
    nodeId: tagNodeId,
  },
  User: {
    createdAt: userCreatedAt,
    followers: userFollowers,
    following: userFollowing,
    history: userHistory,
    interests: userInterests,
    name: userName,
    neighbors: userNeighbors,
    nodeId: userNodeId,
    properties: userProperties,
    recommendations: userRecommendations,
  },
}
