/**
 * The page API as an app sees it (docs/spec/page-api.md). Imports nothing, so that app authors can take this file as
 * it is. `hex32` below: 32 bytes as `0x` and 64 lower-case hexadecimal digits. Times are Unix seconds.
 */

/** What an app asks for. */
export interface ContextRequest {
  /** Names of categories, such as `About me` or `Coding`. At least one; there is no 'all'. */
  scopes: string[];
  /** What for, in the app's words. They are shown as a quotation, and signed. */
  purpose: string;
  /** How long the app keeps what it gets, in its words. Shown as a quotation, and signed. */
  retention: string;
  /** hex32, random, from the app's server; the answer repeats it. A server takes each once. */
  nonce: string;
  /** What the answer will be used for, such as the person's question: lines that share words with it come first. */
  query?: string;
  /** Asks the person even where a consent stands, for instance for further categories. */
  ask?: boolean;
}

/** What only the holder of the app's secret key reads. The envelope of `eth_decrypt` and @metamask/eth-sig-util. */
export interface SealedContext {
  version: 'x25519-xsalsa20-poly1305';
  /** Base64: 24 bytes. */
  nonce: string;
  /** Base64: 32 bytes. */
  ephemPublicKey: string;
  /** Base64. */
  ciphertext: string;
}

export interface ContextAnswer {
  /** UID of the person's consent, hex32. */
  grant: string;
  /** For the app's server. */
  sealed: SealedContext;
}

/** A consent of the person's to this app that stands. */
export interface ContextGrant {
  uid: string;
  categories: string[];
  /** Until when the app is answered without asking the person. */
  until: number;
}

/** Something that the app offers to save. Nothing tells the app what became of it. */
export interface ContextProposal {
  text: string;
}

/** Asks for proof that the person is a member of a group (docs/spec/credential.md). */
export interface CredentialRequest {
  /** Groups that the app accepts, such as `vouched:0x…`. */
  groups: string[];
  /** 1 to 200 characters from the app's server, which takes each once: the proof answers it and no other. */
  challenge?: string;
  /** In its place, the UID of a consent of the person's to this app that stands: the proof goes with what it lets out. */
  grant?: string;
}

/** What the app's server checks with `lib/verifier/presentation`. */
export interface MembershipProof {
  format: 'satchel-presentation';
  version: 1;
  origin: string;
  group: string;
  bound: { kind: 'challenge' | 'grant'; value: string };
  /** As Semaphore v4 has it; `nullifier` is the person's pseudonym at this origin. */
  proof: {
    merkleTreeDepth: number;
    merkleTreeRoot: string;
    nullifier: string;
    message: string;
    scope: string;
    points: string[];
  };
}

/** Requests by method: parameters and results. */
export interface ContextMethods {
  context_request: { params: ContextRequest; result: ContextAnswer };
  context_grants: { params: undefined; result: ContextGrant[] };
  context_revoke: { params: { grant: string }; result: null };
  context_propose: { params: ContextProposal; result: null };
  credential_present: { params: CredentialRequest; result: MembershipProof };
}

/** In the manner of EIP-1193. Rejects with a `ContextWalletError`. */
export interface ContextWalletProvider {
  request<M extends keyof ContextMethods>(
    request: { method: M } & (ContextMethods[M]['params'] extends undefined
      ? { params?: undefined }
      : { params: ContextMethods[M]['params'] }),
  ): Promise<ContextMethods[M]['result']>;
}

/** In the manner of EIP-6963. */
export interface ContextWalletDetail {
  info: {
    /** Another one for every page. */
    uuid: string;
    name: string;
    /** A data URI. */
    icon: string;
    /** Reverse domain name. */
    rdns: string;
  };
  provider: ContextWalletProvider;
}

export interface ContextWalletError extends Error {
  /** Of EIP-1193 and EIP-1474; docs/spec/page-api.md lists them. */
  code: number;
  data?: { reason: string };
}

/** What the sealed envelope holds, as JSON. */
export interface ContextPayload {
  v: 1;
  origin: string;
  /** Of the request. */
  nonce: string;
  /** The person's signed consent (docs/spec/grant.md). */
  grant: SignedConsent;
  disclosure: {
    /** The text that the person agreed to. */
    text: string;
    time: number;
    /** r, s and v in hex, by the consent's signer, over grant, nonce, text and time. */
    signature: string;
  };
}

/** An EAS off-chain attestation, version 2, as EAS's SDK takes it. */
export interface SignedConsent {
  signer: string;
  sig: {
    version: 2;
    uid: string;
    domain: { name: string; version: string; chainId: string; verifyingContract: string };
    primaryType: 'Attest';
    types: { Attest: { name: string; type: string }[] };
    message: {
      version: 2;
      schema: string;
      recipient: string;
      time: string;
      expirationTime: string;
      revocable: boolean;
      refUID: string;
      data: string;
      salt: string;
    };
    signature: { v: number; r: string; s: string };
  };
}
