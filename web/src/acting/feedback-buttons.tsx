import type { RecommendedItemFragment } from '../__generated__/graphql.ts'
import { Icon, type IconName } from '../parts/icon.tsx'
import { describeOutcome, type Feedback, type Outcome } from './feedback.ts'

interface FeedbackButtonsProps {
  readonly item: RecommendedItemFragment['node']
  /** What became of the last feedback on the item. */
  readonly outcome: Outcome | undefined
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

/** Buttons that give feedback on an item as the user whose list it is in, with what became of it. */
export function FeedbackButtons({ item, outcome, isBusy, onFeedback }: FeedbackButtonsProps) {
  return (
    <>
      {outcome ? <span className="outcome">{describeOutcome(outcome)}</span> : null}
      {KINDS.map(({ kind, name, icon }) => {
        const isDone = outcome?.kind === kind && outcome.isRecorded
        return (
          <button
            key={kind}
            type="button"
            className="button is-small is-quiet act"
            title={`${name} as this person`}
            aria-disabled={isBusy || isDone}
            aria-pressed={isDone}
            onClick={() => {
              if (!isBusy && !isDone) onFeedback({ kind, itemId: item.id, title: item.title })
            }}
          >
            <Icon name={icon} />
            <span className="hidden">
              {name} {item.title}
            </span>
          </button>
        )
      })}
    </>
  )
}
