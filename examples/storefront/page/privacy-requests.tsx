import { useAttune } from '@attune/react'
import { useEffect, useState } from 'react'
import {
  PrivacyRequestDocument,
  type PrivacyRequestQuery,
  RequestErasureDocument,
  RequestExportDocument,
} from '../__generated__/graphql.ts'
import { useShop } from './shop.tsx'
import { useAttempt, useToast } from './toasts.tsx'

/** Time between two looks at a request, milliseconds. */
const POLL_MS = 1_000

type Request = NonNullable<PrivacyRequestQuery['privacyRequest']>

/** Takes a user's data away: to them, or for good. */
export function PrivacyRequests() {
  const attune = useAttune()
  const attempt = useAttempt()
  const { attuneUrl } = useShop()
  const [exportId, setExportId] = useState('')
  const request = useRequest(exportId)
  const makeExport = () =>
    attempt(async () => {
      const { requestExport } = await attune.query(RequestExportDocument, {})
      if (!requestExport?.request) throw new Error(requestExport?.problems[0]?.message ?? 'It failed.')
      setExportId(requestExport.request.id)
    })
  return (
    <section aria-labelledby="take">
      <h2 id="take">Take it, or leave</h2>
      <p className="acts">
        <button type="button" onClick={makeExport}>
          Export my data
        </button>
        {request?.downloadUrl ? (
          <a className="strong button" href={new URL(request.downloadUrl, attuneUrl).href} download>
            Download
          </a>
        ) : null}
        {exportId !== '' && !request?.downloadUrl ? <span role="status">It is being made…</span> : null}
      </p>
      <EraseButton />
    </section>
  )
}

/** Erases the user after a second question, and signs them out. */
function EraseButton() {
  const attune = useAttune()
  const { signOut } = useShop()
  const attempt = useAttempt()
  const toast = useToast()
  const [isAsked, setAsked] = useState(false)
  const erase = () =>
    attempt(async () => {
      const { requestErasure } = await attune.query(RequestErasureDocument, {})
      if (!requestErasure?.request) throw new Error(requestErasure?.problems[0]?.message ?? 'It failed.')
      toast({ text: 'You are in no list from now on, and your data are being erased.' })
      await signOut()
    })
  if (!isAsked) {
    return (
      <button type="button" onClick={() => setAsked(true)}>
        Erase everything
      </button>
    )
  }
  return (
    <fieldset className="notice">
      <legend>This cannot be undone</legend>
      <p>Your history, what you like and whom you follow are deleted for good.</p>
      <span className="acts">
        <button type="button" className="strong" onClick={erase}>
          Erase me
        </button>
        <button type="button" onClick={() => setAsked(false)}>
          Keep me
        </button>
      </span>
    </fieldset>
  )
}

/** A request, looked at again until it has ended. */
function useRequest(id: string): Request | null {
  const attune = useAttune()
  const [request, setRequest] = useState<Request | null>(null)
  useEffect(() => {
    if (id === '') return
    const timer = setInterval(async () => {
      const { privacyRequest } = await attune.query(PrivacyRequestDocument, { id })
      setRequest(privacyRequest)
      if (privacyRequest?.state === 'DONE' || privacyRequest?.state === 'FAILED') clearInterval(timer)
    }, POLL_MS)
    return () => clearInterval(timer)
  }, [attune, id])
  return request
}
