export type { AttuneProviderProps } from './attune-provider.tsx'
export { AttuneProvider, useAttune, useTrack, useViewer } from './attune-provider.tsx'
export type {
  Facet,
  ItemsOptions,
  ItemsPage,
  ListedItem,
  ListOptions,
  RecommendationInput,
  RecommendationsOptions,
  SearchOptions,
  SearchPage,
} from './lists.ts'
export { useItems, useRecommendations, useSearch } from './lists.ts'
export type { EntryRef } from './use-impressions.ts'
export { useImpressions } from './use-impressions.ts'
export type { ListData, ListEdge, ListPage, ListState } from './use-list.ts'
export { useList } from './use-list.ts'
export type { PageOptions, PageState } from './use-page.ts'
export { usePage } from './use-page.ts'
