import {
  DismissSuggestionDocument,
  FollowDocument,
  SuggestedPeopleDocument,
  UndoSuggestionDismissalDocument,
} from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useWriting } from '../api/use-writing.ts'
import { Avatar } from '../parts/avatar.tsx'
import { nameOf } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { NotLoaded } from '../parts/states.tsx'
import { useToast } from '../parts/toast.tsx'
import { href } from '../routing/route.ts'

interface SuggestedPeopleProps {
  readonly userId: string
  /** Called after a follow, so that the rest of the page can reload. */
  onFollowed(): void
}

/** People whom the person may want to follow, with the reasons. Follows or dismisses them as this person; a dismissal can be undone. */
export function SuggestedPeople({ userId, onFollowed }: SuggestedPeopleProps) {
  const answer = useAnswer(SuggestedPeopleDocument, { id: userId })
  const writing = useWriting(answer.askAgain)
  const say = useToast()
  const edges = answer.data?.user?.suggestedUsers?.edges
  const follow = async (otherId: string) => {
    const payload = await writing.write(
      FollowDocument,
      { userId, otherId },
      `They followed ${otherId}.`,
      ({ followUser }) => followUser,
    )
    if (payload) onFollowed()
  }
  const undo = async (otherId: string, name: string) => {
    const text = `${name} may be suggested again.`
    const payload = await writing.write(
      UndoSuggestionDismissalDocument,
      { userId, otherId },
      '',
      ({ undoSuggestionDismissal }) => undoSuggestionDismissal,
    )
    if (payload) say({ text })
  }
  const dismiss = async (otherId: string, name: string) => {
    const payload = await writing.write(
      DismissSuggestionDocument,
      { userId, otherId },
      '',
      ({ dismissSuggestion }) => dismissSuggestion,
    )
    if (payload) say({ text: `${name} is not suggested again.`, undo: () => undo(otherId, name) })
  }
  if (answer.problem) return <NotLoaded problem={answer.problem} onAskAgain={answer.askAgain} />
  if (!edges) return null
  return (
    <Panel title="People to follow" note="suggested">
      <p className="note" role="status">
        {writing.problem?.message ?? writing.done}
      </p>
      {edges.length === 0 ? <p className="note">None.</p> : null}
      <ul className="rows" aria-label="Suggested people">
        {edges.map(({ node, reasons }) => (
          <li className="row" key={node.id}>
            <Avatar id={node.id} />
            <span className="row-text is-whole">
              <a href={href('people', node.id)}>{nameOf(node)}</a>
              <small>{reasons.map(({ text }) => text).join(' · ')}</small>
            </span>
            <button type="button" className="button is-small" onClick={() => follow(node.id)}>
              Follow<span className="hidden"> {nameOf(node)}</span>
            </button>
            <button
              type="button"
              className="button is-small is-quiet"
              onClick={() => dismiss(node.id, nameOf(node))}
            >
              ×<span className="hidden"> Do not suggest {nameOf(node)} again</span>
            </button>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
