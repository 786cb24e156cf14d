import { usePage } from '@attune/react'
import { useState } from 'react'
import {
  DismissSuggestionDocument,
  FollowDocument,
  PeopleDocument,
  UndoSuggestionDismissalDocument,
  UnfollowDocument,
} from '../__generated__/graphql.ts'
import { Portrait } from './picture.tsx'
import { useAttempt, useToast } from './toasts.tsx'
import { useWrite } from './writes.ts'

interface Person {
  readonly id: string
  /** A name can be read only if its owner agreed. */
  readonly name: string
}

/** People whom a signed-in user may want to follow. */
export function PeoplePanel() {
  const { data, reload } = usePage(PeopleDocument, { first: 4 })
  const { follow, dismiss, isBusy } = usePeopleActs(reload)
  const people = (data?.viewer?.suggestedUsers?.edges ?? []).map(({ node, reasons }) => ({
    person: { id: node.id, name: node.name ?? 'A member' },
    reason: reasons[0]?.text,
  }))
  if (people.length === 0) return null
  return (
    <section aria-labelledby="people">
      <h2 id="people">People to follow</h2>
      <ul className="people" aria-label="Suggested people">
        {people.map(({ person, reason }) => (
          <li key={person.id} data-id={person.id}>
            <Portrait id={person.id} />
            <span>
              <strong>{person.name}</strong>
              <small>{reason}</small>
            </span>
            <span className="acts">
              <button
                type="button"
                disabled={isBusy}
                aria-label={`Follow ${person.name}`}
                onClick={() => follow(person)}
              >
                Follow
              </button>
              <button
                type="button"
                className="round"
                disabled={isBusy}
                aria-label={`Do not suggest ${person.name} again`}
                onClick={() => dismiss(person)}
              >
                ×
              </button>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Follows and dismisses people, each with a notice that undoes it. */
function usePeopleActs(reload: () => void) {
  const write = useWrite()
  const toast = useToast()
  const attempt = useAttempt()
  const [isBusy, setBusy] = useState(false)
  const act = (run: () => Promise<void>) =>
    attempt(async () => {
      setBusy(true)
      try {
        await run()
        reload()
      } finally {
        setBusy(false)
      }
    })
  const follow = ({ id: otherId, name }: Person) =>
    act(async () => {
      await write(FollowDocument, { otherId })
      const undo = () =>
        act(async () => {
          await write(UnfollowDocument, { otherId })
          toast({ text: `You do not follow ${name} any more.` })
        })
      toast({ text: `You follow ${name}.`, act: { label: 'Undo', run: undo } })
    })
  const dismiss = ({ id: otherId, name }: Person) =>
    act(async () => {
      await write(DismissSuggestionDocument, { otherId })
      const undo = () => act(() => write(UndoSuggestionDismissalDocument, { otherId }))
      toast({ text: `${name} is not suggested again.`, act: { label: 'Undo', run: undo } })
    })
  return { follow, dismiss, isBusy }
}
