import { MyDataDocument } from '../__generated__/graphql.ts'
import { useAnswer } from '../api/use-answer.ts'
import { useWriting, type Writing } from '../api/use-writing.ts'
import { Avatar } from '../parts/avatar.tsx'
import { nameOf } from '../parts/links.tsx'
import { Panel } from '../parts/panel.tsx'
import { EmptyState, ProblemBanner, ProblemState, Skeletons } from '../parts/states.tsx'
import { useTitle } from '../parts/use-title.ts'
import { href } from '../routing/route.ts'
import { replaceAddress } from '../routing/use-route.ts'
import { ConsentPanels } from './consent-panels.tsx'
import { DataPanel, Receipt } from './data-panel.tsx'
import { InterestsPanel } from './interests-panel.tsx'
import { DismissedItems, KeptOutPeople } from './kept-out-panels.tsx'
import type { MyData } from './my-data.ts'
import { ServedListPanel } from './served-list-panel.tsx'
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
      <Notes writing={writing} />
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
        </div>
        <div className="privacy-column">
          {data?.interests ? (
            <InterestsPanel userId={id} interests={data.interests.nodes} writing={writing} />
          ) : null}
          {data ? <KeptOutPeople userId={id} data={data} writing={writing} /> : null}
          {data ? <DismissedItems userId={id} data={data} writing={writing} /> : null}
          <ServedListPanel
            userId={id}
            listId={query.get('list') ?? ''}
            onList={(listId) => follow('list', listId)}
          />
        </div>
        {data ? <WholeAnswer data={data} /> : null}
      </div>
    </>
  )
}

function PrivacyHead({ id, name }: { readonly id: string; readonly name: string }) {
  return (
    <header className="page-head">
      <div className="head-row">
        <div className="head-main">
          <Avatar name={name} isLarge />
          <div>
            <h1>Privacy of {name}</h1>
            <p className="note">As a product shows it to this user, with their user token.</p>
          </div>
        </div>
        <a className="button" href={href('people', id)}>
          Back to the list
        </a>
      </div>
    </header>
  )
}

/** What was written last, and why a write was refused. */
function Notes({ writing: { done, problem } }: { readonly writing: Writing }) {
  return (
    <div className="privacy-notes">
      <p role="status">{done}</p>
      {problem ? (
        <p className="banner is-bad" role="alert">
          {problem.title}: {problem.message}
        </p>
      ) : null}
    </div>
  )
}

/** The whole response of the one query that this page is made of. */
function WholeAnswer({ data }: { readonly data: MyData }) {
  const text = JSON.stringify(data, (key, value: unknown) => (key === '__typename' ? undefined : value), 2)
  return (
    <div className="privacy-whole">
      <Panel title="My data in one query" note="MyData">
        <details className="receipts">
          <summary>The response as it is</summary>
          <textarea className="raw" aria-label="Response of MyData" readOnly rows={24} value={text} />
        </details>
      </Panel>
    </div>
  )
}
