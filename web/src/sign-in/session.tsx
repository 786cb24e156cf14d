import { ApolloProvider } from '@apollo/client/react'
import { useMemo } from 'react'
import { openClient } from '../api/client.ts'
import { App } from '../app.tsx'
import { Toasts } from '../parts/toast.tsx'
import { useKeySession } from './key-session.ts'

/** The explorer with a client for the kept key. Another key gets another client, so nothing of the last one is shown. */
export function Session() {
  const session = useKeySession()
  const { apiKey, refuse } = session
  const client = useMemo(() => openClient(apiKey, () => refuse(apiKey)), [apiKey, refuse])
  return (
    <ApolloProvider client={client}>
      <Toasts>
        <App key={apiKey} session={session} />
      </Toasts>
    </ApolloProvider>
  )
}
