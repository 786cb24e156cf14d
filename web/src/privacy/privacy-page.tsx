import { MyDataDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useWriting } from '../api/use-writing.ts'
import { Avatar } from '../parts/avatar.tsx'
import { nameOf } from '../parts/links.tsx'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { WriteNotes } from '../parts/write-notes.tsx'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import { ConsentPanels } from './consent-panels.tsx'
import { DataPanel, Receipt } from './data-panel.tsx'
import { EventsPanel } from './events-panel.tsx'
import { InterestsPanel } from './interests-panel.tsx'
import { DismissedItems, KeptOutPeople } from './kept-out-panels.tsx'
import { ServedListPanel } from './served-list-panel.tsx'
import { StoredPanel } from './stored-panel.tsx'
import { usePrivacyRequest } from './use-privacy-request.ts'

interface PrivacyPageProps {
  readonly id: string
  readonly query: URLSearchParams
}

/** The controls that a product offers a user about their data, over one query and the mutations of the API. */
export function PrivacyPage({ id, query }: PrivacyPageProps) {
  const answer = useAnswer(MyDataDocument, { userId: id })
  const writing = useWriting(answer.askAgain)
  const data = answer.data?.user
  const name = data ? nameOf(data) : id
  const erasure = usePrivacyRequest(query.get('erasure') ?? '').data?.privacyRequest
  useTitle(`Privacy of ${name}`)
  const follow = (kind: string, value: string) => {
    const next = new URLSearchParams(query)
    next.set(kind, value)
    replaceAddress(href('privacy', id, next))
  }
  if (erasure?.state === 'DONE') {
    return (
      <EmptyState title="Everything about this person is erased">
        <Receipt request={erasure} />
        <a className="button" href={href('home')}>
          Go to the first page
        </a>
      </EmptyState>
    )
  }
  return (
    <>
      <PrivacyHead id={id} name={name} />
      <WriteNotes {...writing} />
      {answer.problem && answer.data ? (
        <ProblemBanner problem={answer.problem} onAskAgain={answer.askAgain} />
      ) : null}
      <div className="privacy">
        <div className="privacy-column">
          {answer.problem && !answer.data ? (
            <ProblemState problem={answer.problem} onAskAgain={answer.askAgain} />
          ) : null}
          {answer.data || answer.problem ? null : <Skeletons count={3} height={160} />}
          {data?.consent ? <ConsentPanels userId={id} consent={data.consent} writing={writing} /> : null}
          {data === null ? (
            <EmptyState title="Nothing is known about this user">
              <p>
                No user has the id <code>{id}</code>.
              </p>
            </EmptyState>
          ) : null}
          <DataPanel
            userId={id}
            name={name}
            writing={writing}
            exportId={query.get('export') ?? ''}
            erasureId={query.get('erasure') ?? ''}
            onRequest={follow}
          />
          {data ? <StoredPanel data={data} /> : null}
          <ServedListPanel
            userId={id}
            lists={data?.recentLists ?? []}
            listId={query.get('list') ?? ''}
            onList={(listId) => follow('list', listId)}
          />
        </div>
        <div className="privacy-column">
          {data?.events ? <EventsPanel userId={id} events={data.events} writing={writing} /> : null}
          {data?.interests ? (
            <InterestsPanel userId={id} interests={data.interests.nodes} writing={writing} />
          ) : null}
          {data ? <KeptOutPeople userId={id} data={data} writing={writing} /> : null}
          {data ? <DismissedItems userId={id} data={data} writing={writing} /> : null}
        </div>
      </div>
    </>
  )
}

function PrivacyHead({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <header className="page-head">
      <div className="head-row">
        <div className="head-main">
          <Avatar id={id} isLarge />
          <div>
            <h1>Privacy of {name}</h1>
            <p className="note">As a product shows it to this user, with their user token.</p>
          </div>
        </div>
        <a className="button" href={href('people', id)}>
          Back to the explorer
        </a>
      </div>
    </header>
  )
}
