// Generated from schema/ and src/server/api/resolvers by `npm run codegen`. Do not edit.
import { consentResolvers } from '../resolvers/consent.ts'
import { facetValueResolvers } from '../resolvers/facet.ts'
import { itemUseResolvers } from '../resolvers/item-use.ts'
import { itemResolvers } from '../resolvers/item.ts'
import { mutationResolvers } from '../resolvers/mutation.ts'
import { adjustInterestPayloadResolvers, blockUserPayloadResolvers, dismissPayloadResolvers, dismissSuggestionPayloadResolvers, followUserPayloadResolvers, forgetEventPayloadResolvers, forgetIdentityPayloadResolvers, identifyPayloadResolvers, muteUserPayloadResolvers, recordEventsPayloadResolvers, resetProfilePayloadResolvers, setConsentPayloadResolvers, steerPayloadResolvers, unblockUserPayloadResolvers, undoDismissalPayloadResolvers, undoSteersPayloadResolvers, undoSuggestionDismissalPayloadResolvers, unfollowUserPayloadResolvers, unmuteUserPayloadResolvers, upsertItemsPayloadResolvers, upsertTagsPayloadResolvers, upsertUsersPayloadResolvers } from '../resolvers/payloads.ts'
import { pageRowResolvers, placementResolvers, placementVersionResolvers, previewedListResolvers, previewedPageResolvers, promotionNoticeResolvers } from '../resolvers/placement.ts'
import { busyProblemResolvers, problemResolvers } from '../resolvers/problem.ts'
import { publicProfileResolvers } from '../resolvers/public-profile.ts'
import { queryResolvers } from '../resolvers/query.ts'
import { reasonResolvers, recommendationConnectionResolvers, recommendationEdgeResolvers, suggestionReasonResolvers } from '../resolvers/recommendation-connection.ts'
import { privacyRequestResolvers, trainingResolvers } from '../resolvers/requested.ts'
import { searchConnectionResolvers, searchEdgeResolvers } from '../resolvers/search-connection.ts'
import { segmentResolvers } from '../resolvers/segment.ts'
import { settingsResolvers } from '../resolvers/settings.ts'
import { modelMetricsResolvers, statsResolvers } from '../resolvers/stats.ts'
import { subscriptionResolvers } from '../resolvers/subscription.ts'
import { tagResolvers } from '../resolvers/tag.ts'
import { learnedInterestResolvers, pastTrainingResolvers, trainingReportResolvers } from '../resolvers/training-report.ts'
import { userEventResolvers } from '../resolvers/user-event.ts'
import { userResolvers } from '../resolvers/user.ts'
import { CurrencyScalar, DateTimeScalar, DurationScalar, EventKindNameScalar, InstantScalar, LocaleScalar, PlacementSpecScalar, SafeIntScalar, URLScalar, ValueScalar } from '../scalars.ts'
import type { Resolvers } from './resolvers.ts'

/** Every resolver that is more than reading a property, by type and field. */
export const resolverMap: Resolvers = {
  Currency: CurrencyScalar,
  DateTime: DateTimeScalar,
  Duration: DurationScalar,
  EventKindName: EventKindNameScalar,
  Instant: InstantScalar,
  Locale: LocaleScalar,
  PlacementSpec: PlacementSpecScalar,
  SafeInt: SafeIntScalar,
  URL: URLScalar,
  Value: ValueScalar,
  AdjustInterestPayload: adjustInterestPayloadResolvers,
  BlockUserPayload: blockUserPayloadResolvers,
  BusyProblem: busyProblemResolvers,
  Consent: consentResolvers,
  DismissPayload: dismissPayloadResolvers,
  DismissSuggestionPayload: dismissSuggestionPayloadResolvers,
  FacetValue: facetValueResolvers,
  FollowUserPayload: followUserPayloadResolvers,
  ForgetEventPayload: forgetEventPayloadResolvers,
  ForgetIdentityPayload: forgetIdentityPayloadResolvers,
  IdentifyPayload: identifyPayloadResolvers,
  Item: itemResolvers,
  ItemUse: itemUseResolvers,
  LearnedInterest: learnedInterestResolvers,
  ModelMetrics: modelMetricsResolvers,
  Mutation: mutationResolvers,
  MuteUserPayload: muteUserPayloadResolvers,
  PageRow: pageRowResolvers,
  PastTraining: pastTrainingResolvers,
  Placement: placementResolvers,
  PlacementVersion: placementVersionResolvers,
  PreviewedList: previewedListResolvers,
  PreviewedPage: previewedPageResolvers,
  PrivacyRequest: privacyRequestResolvers,
  Problem: problemResolvers,
  PromotionNotice: promotionNoticeResolvers,
  PublicProfile: publicProfileResolvers,
  Query: queryResolvers,
  Reason: reasonResolvers,
  RecommendationConnection: recommendationConnectionResolvers,
  RecommendationEdge: recommendationEdgeResolvers,
  RecordEventsPayload: recordEventsPayloadResolvers,
  ResetProfilePayload: resetProfilePayloadResolvers,
  SearchConnection: searchConnectionResolvers,
  SearchEdge: searchEdgeResolvers,
  Segment: segmentResolvers,
  SetConsentPayload: setConsentPayloadResolvers,
  Settings: settingsResolvers,
  Stats: statsResolvers,
  SteerPayload: steerPayloadResolvers,
  Subscription: subscriptionResolvers,
  SuggestionReason: suggestionReasonResolvers,
  Tag: tagResolvers,
  Training: trainingResolvers,
  TrainingReport: trainingReportResolvers,
  UnblockUserPayload: unblockUserPayloadResolvers,
  UndoDismissalPayload: undoDismissalPayloadResolvers,
  UndoSteersPayload: undoSteersPayloadResolvers,
  UndoSuggestionDismissalPayload: undoSuggestionDismissalPayloadResolvers,
  UnfollowUserPayload: unfollowUserPayloadResolvers,
  UnmuteUserPayload: unmuteUserPayloadResolvers,
  UpsertItemsPayload: upsertItemsPayloadResolvers,
  UpsertTagsPayload: upsertTagsPayloadResolvers,
  UpsertUsersPayload: upsertUsersPayloadResolvers,
  User: userResolvers,
  UserEvent: userEventResolvers,
}
