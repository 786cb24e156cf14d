import { addTypenameToDocument } from '@apollo/client/utilities'
import type { CodegenConfig } from '@graphql-codegen/cli'
import type { Types } from '@graphql-codegen/plugin-helpers'
import { ENUM_VALUES } from './src/server/api/enums.ts'

type Transform = Types.DocumentTransformFunction

/** Apollo Client adds `__typename` to whatever it sends: what is generated has to be the same document. */
const asApolloSends: Transform = ({ documents }) =>
  documents.map((file) =>
    file.document ? { ...file, document: addTypenameToDocument(file.document) } : file,
  )

/** Connections whose `totalCount` is read only if a client selects it. Codegen reports their mappers as unused: they are wrappers. */
const COUNTED_CONNECTIONS = [
  'Audience',
  'AuditEntry',
  'ConsentReceipt',
  'DismissedItem',
  'HiddenUser',
  'History',
  'Interest',
  'ItemTag',
  'Neighbor',
  'Placement',
  'PlacementVersion',
  'RecentEvent',
  'Segment',
  'SegmentUser',
  'RecommendedTag',
  'BoughtTogether',
  'SimilarItem',
  'SuggestedUser',
  'Tag',
  'TagItem',
  'Tie',
  'UserEvent',
]

/** How a client's own types are written. */
const CLIENT_TYPES = {
  useTypeImports: true,
  enumsAsTypes: true,
  immutableTypes: true,
  scalars: {
    DateTime: 'string',
    Currency: 'string',
    Duration: 'string',
    EventKindName: 'EventKind',
    Instant: 'string',
    Locale: 'string',
    PlacementSpec: 'unknown',
    SafeInt: 'number',
    URL: 'string',
    Value: 'string | number | boolean | readonly string[] | readonly number[]',
  },
} as const

/**
 * Both contracts: schema/ becomes resolver types and a map of the resolvers, cypher/ becomes typed queries. kernels/ is compiled.
 * The web client's documents become typed operations, with a manifest of them for a server that answers no others; so do those of
 * the examples.
 */
const config: CodegenConfig = {
  schema: 'schema/**/*.graphql',
  generates: {
    'src/graph/__generated__/queries.ts': { plugins: ['./tools/codegen/generate-queries.ts'] },
    'src/platform/kernels/__generated__/kernels.ts': { plugins: ['./kernels/codegen-plugin.ts'] },
    'web/src/__generated__/': {
      preset: 'client',
      documents: 'web/src/operations/*.graphql',
      documentTransforms: [{ transform: asApolloSends }],
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: CLIENT_TYPES,
    },
    'examples/storefront/__generated__/': {
      preset: 'client',
      documents: 'examples/storefront/operations/*.graphql',
      presetConfig: { fragmentMasking: false, persistedDocuments: { hashAlgorithm: 'sha256' } },
      config: { ...CLIENT_TYPES, documentMode: 'string', importExtension: '.ts' },
    },
    // Documents as texts: what a program sends that needs no library to ask.
    'examples/node/__generated__/': {
      preset: 'client',
      documents: 'examples/operations/*.graphql',
      presetConfig: { fragmentMasking: false },
      config: { ...CLIENT_TYPES, documentMode: 'string', importExtension: '.ts' },
    },
    'packages/browser/documents.json': {
      plugins: [{ './tools/codegen/generate-manifest.ts': { package: 'browser' } }],
    },
    'packages/react/documents.json': {
      plugins: [{ './tools/codegen/generate-manifest.ts': { package: 'react' } }],
    },
    'docs/access-matrix.md': { plugins: ['./tools/codegen/generate-access-matrix.ts'] },
    'src/server/api/__generated__/resolver-map.ts': { plugins: ['./tools/codegen/generate-resolver-map.ts'] },
    'src/server/api/__generated__/resolvers.ts': {
      plugins: ['typescript', 'typescript-resolvers'],
      config: {
        useTypeImports: true,
        disableDescriptions: true,
        immutableTypes: true,
        enumsAsTypes: true,
        enumValues: ENUM_VALUES,
        contextType: '../context.ts#RequestContext',
        mappers: {
          ...Object.fromEntries(
            COUNTED_CONNECTIONS.map((name) => [`${name}Connection`, '../connection.ts#WithTotal<{T}>']),
          ),
          ItemConnection: '../connection.ts#WithUnknownIds<{T}>',
          UserConnection: '../connection.ts#WithFacets<{T}>',
          ApiKey: '../models.ts#ApiKeyModel',
          CandidateSource: '../../../domain/source-name.ts#SourceName',
          Facet: '../models.ts#FacetModel',
          FacetValue: '../models.ts#FacetValueModel',
          User: '../models.ts#UserModel',
          PublicProfile: '../models.ts#UserModel',
          Item: '../models.ts#ItemModel',
          ItemUse: '../models.ts#ItemUseModel',
          Tag: '../models.ts#TagModel',
          UserEvent: '../models.ts#UserEventModel',
          RecentEvent: '../models.ts#RecentEventModel',
          RecommendationConnection: '../models.ts#RecommendationConnectionModel',
          RecommendationEdge: '../models.ts#RecommendationEdgeModel',
          Placement: '../models.ts#PlacementModel',
          PlacementVersion: '../models.ts#PlacementVersionModel',
          Segment: '../models.ts#SegmentModel',
          PageRow: '../models.ts#PageRowModel',
          PlacementPreview: '../models.ts#PlacementPreviewModel',
          PreviewedList: '../models.ts#PreviewedListModel',
          PreviewedPage: '../models.ts#PreviewedPageModel',
          ApplyPresetPayload: '../models.ts#ApplyPresetPayloadModel',
          SavePlacementDraftPayload: '../models.ts#PlacementPayload',
          PublishPlacementPayload: '../models.ts#PlacementPayload',
          RollBackPlacementPayload: '../models.ts#PlacementPayload',
          PromotionNotice: '../../../domain/recommendation.ts#PromotionNotice as PromotionNoticeModel',
          SearchConnection: '../models.ts#SearchConnectionModel',
          SearchEdge: '../models.ts#SearchEdgeModel',
          Contribution: '../../../domain/recommendation.ts#Contribution as ContributionModel',
          Withheld: '../../../domain/recommendation.ts#Withheld as WithheldModel',
          SourceCount: '../../../domain/recommendation.ts#SourceCount as SourceCountModel',
          Settings: '../server-parts.ts#ServerSettings',
          Stats: '../models.ts#StatsModel',
          DataOrigin: '../../observability/graph-stats.ts#DataOrigin as DataOriginModel',
          ModelMetrics: '../../../model/interest-model.ts#InterestMetrics',
          RankingMetrics: '../models.ts#RankingMetricsModel',
          SourceStats: '../../observability/serving-stats.ts#SourceStats as SourceStatsModel',
          SourceBlend: '../models.ts#SourceBlendModel',
          PrivacyRequest: '../models.ts#PrivacyRequestModel',
          ErasureReceipt: '../models.ts#ErasureReceiptModel',
          RequestErasurePayload: '../models.ts#PrivacyRequestPayload',
          RequestExportPayload: '../models.ts#PrivacyRequestPayload',
          Training: '../models.ts#TrainingModel',
          TrainingReport: '../../../training/training-report.ts#BriefReport',
          PastTraining: '../models.ts#PastTrainingModel',
          LearnedInterest: '../../../training/training-report.ts#BriefInterest',
          ImportReport: '../../../datasets/importing/import-report.ts#ImportReport as ImportReportModel',
          StartTrainingPayload: '../models.ts#TrainingPayload',
          CancelTrainingPayload: '../models.ts#TrainingPayload',
          RollBackModelPayload: '../models.ts#RollBackPayload',
          Reason: '../../../domain/recommendation.ts#Reason as ReasonModel',
          SuggestionReason:
            '../../../recommend/people/suggestion-reasons.ts#SuggestionReason as SuggestionReasonModel',
          DismissSuggestionPayload: '../models.ts#TiePayload',
          UndoSuggestionDismissalPayload: '../models.ts#TiePayload',
          UpsertItemsPayload: '../models.ts#RowsPayload',
          UpsertUsersPayload: '../models.ts#RowsPayload',
          UpsertTagsPayload: '../models.ts#RowsPayload',
          FollowUserPayload: '../models.ts#TiePayload',
          UnfollowUserPayload: '../models.ts#TiePayload',
          BlockUserPayload: '../models.ts#TiePayload',
          UnblockUserPayload: '../models.ts#TiePayload',
          MuteUserPayload: '../models.ts#TiePayload',
          UnmuteUserPayload: '../models.ts#TiePayload',
          DismissPayload: '../models.ts#DismissPayload as DismissPayloadModel',
          UndoDismissalPayload: '../models.ts#DismissPayload as DismissPayloadModel',
          Consent: '../models.ts#ConsentModel',
          ConsentReceipt: '../models.ts#ConsentReceiptModel',
          ForgetEventPayload: '../models.ts#UserPayload',
          IdentifyPayload: '../models.ts#UserPayload',
          ForgetIdentityPayload: '../models.ts#UserPayload',
          RecordEventsPayload: '../models.ts#RecordedPayload',
          ResetProfilePayload: '../models.ts#UserPayload',
          SteerPayload: '../models.ts#UserPayload',
          UndoSteersPayload: '../models.ts#UserPayload',
          SetConsentPayload: '../models.ts#UserPayload',
          AdjustInterestPayload: '../models.ts#InterestPayload',
          Problem: '../../../domain/problem.ts#Problem as ProblemModel',
          InputProblem: '../../../domain/problem.ts#Problem as ProblemModel',
          ConflictProblem: '../../../domain/problem.ts#Problem as ProblemModel',
          LimitProblem: '../../../domain/problem.ts#Problem as ProblemModel',
          BusyProblem: '../../../domain/problem.ts#Problem as ProblemModel',
          UnavailableProblem: '../../../domain/problem.ts#Problem as ProblemModel',
        },
        scalars: {
          ID: 'string',
          DateTime: { input: 'Date', output: 'Date' },
          Duration: 'number',
          Currency: 'string',
          EventKindName: '../../../domain/event.ts#StatedKind',
          Instant: { input: 'unknown', output: 'unknown' },
          Locale: 'string',
          PlacementSpec: 'unknown',
          SafeInt: 'number',
          URL: 'string',
          Value: '../../../domain/property-type.ts#PropertyValue',
        },
      },
    },
  },
}

export default config
