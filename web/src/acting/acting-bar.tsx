import { PersonSearch } from '../people/person-search.tsx'
import type { Feedback } from './feedback.ts'

interface ActingBarProps {
  readonly userId: string
  onFeedback(feedback: Feedback): void
}

/** Says what the buttons of the cards do, and lets the user follow others. */
export function ActingBar({ userId, onFeedback }: ActingBarProps) {
  return (
    <div className="acting">
      <p>Act as this person: click, like or dismiss an item, or follow someone.</p>
      <PersonSearch
        label="Follow someone"
        onPick={(_id, other) => {
          if (other.id !== userId) onFeedback({ kind: 'FOLLOW', other })
        }}
      />
    </div>
  )
}
