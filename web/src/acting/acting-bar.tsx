import { PersonSearch } from '../people/person-search.tsx'
import { describeFeedback, type Feedback } from './feedback.ts'
import type { Acting } from './use-acting.ts'

interface ActingBarProps {
  readonly acting: Acting
  readonly userId: string
  onFeedback(feedback: Feedback): void
}

/** Shows the last feedback given for this user and its error, and lets the user follow others. */
export function ActingBar({ acting: { last, problem }, userId, onFeedback }: ActingBarProps) {
  return (
    <div className="acting">
      <p role="status">
        {last
          ? `They ${describeFeedback(last)}.`
          : 'Act as this person: click, like or dismiss an item, or follow someone.'}
      </p>
      <PersonSearch
        label="Follow someone"
        onPick={(otherId) => {
          if (otherId !== userId) onFeedback({ kind: 'FOLLOW', otherId })
        }}
      />
      {problem ? (
        <p className="banner is-bad" role="alert">
          {problem.title}: {problem.message}
        </p>
      ) : null}
    </div>
  )
}
