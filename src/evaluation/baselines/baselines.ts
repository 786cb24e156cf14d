import type { Baseline } from './baseline.ts'
import type { BaselineName } from './baseline-names.ts'
import { friendsItems } from './friends-items.ts'
import { itemKnn } from './item-knn.ts'
import { popularity } from './popularity.ts'
import { userKnn } from './user-knn.ts'

export const BASELINES: Readonly<Record<BaselineName, Baseline>> = {
  popularity,
  friends: friendsItems,
  'user-knn': userKnn,
  'item-knn': itemKnn,
}
