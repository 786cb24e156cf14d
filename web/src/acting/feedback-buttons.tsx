import type { RecommendedItemFragment } from '../__generated__/graphql.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import type { Feedback } from './feedback.ts'

interface FeedbackButtonsProps {
  readonly item: RecommendedItemFragment['node']
  readonly isBusy: boolean
  onFeedback(feedback: Feedback): void
}

const KINDS: readonly {
  readonly kind: 'CLICK' | 'LIKE' | 'DISMISS'
  readonly name: string
  readonly icon: IconName
}[] = [
  { kind: 'CLICK', name: 'Click', icon: 'eye' },
  { kind: 'LIKE', name: 'Like', icon: 'heart' },
  { kind: 'DISMISS', name: 'Dismiss', icon: 'ban' },
]

/** Buttons that give feedback on an item as the user whose list it is in. */
export function FeedbackButtons({ item, isBusy, onFeedback }: FeedbackButtonsProps) {
  return KINDS.map(({ kind, name, icon }) => (
    <button
      key={kind}
      type="button"
      className="button is-small is-quiet"
      title={`${name} as this person`}
      aria-disabled={isBusy}
      onClick={() => {
        if (!isBusy) onFeedback({ kind, itemId: item.id, title: item.title })
      }}
    >
      <Icon name={icon} />
      <span className="hidden">
        {name} {item.title}
      </span>
    </button>
  ))
}
