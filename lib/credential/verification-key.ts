/**
 * The verification key of Semaphore v4's circuit at depth 20, from `@zk-kit/semaphore-artifacts` 4.13.0 (a test compares
 * them): affine points, pairs with the real part first.
 */
export const VERIFICATION_KEY = {
  alpha: [
    '0x245229d9b076b3c0e8a4d70bde8c1cccffa08a9fae7557b165b3b0dbd653e2c7',
    '0x253ec85988dbb84e46e94b5efa3373b47a000b4ac6c86b2d4b798d274a182302',
  ],
  beta: [
    [
      '0x2424bcc1f60a5472685fd50705b2809626e170120acaf441e133a2bd5e61d244',
      '0x7090a82e8fabbd39299be24705b92cf208ee8b3487f6f2b39ff27978a29a1db',
    ],
    [
      '0x2b86859fd3d55c9d150fb3f0aeba798826493dd73d357ab0f9fdaced9fc81829',
      '0xae1135cffdaf227c5dc266740607aa930bc3bd92ddc2b135086d9da2dfd3e2a',
    ],
  ],
  gamma: [
    [
      '0x1800deef121f1e76426a00665e5c4479674322d4f75edadd46debd5cd992f6ed',
      '0x198e9393920d483a7260bfb731fb5d25f1aa493335a9e71297e485b7aef312c2',
    ],
    [
      '0x12c85ea5db8c6deb4aab71808dcb408fe3d1e7690c43d37b4ce6cc0166fa7daa',
      '0x90689d0585ff075ec9e99ad690c3395bc4b313370b38ef355acdadcd122975b',
    ],
  ],
  delta: [
    [
      '0x1673e455967762f96f57b413424631198e09e7bb1bb06844068fe44f307a8d59',
      '0x1230a42b5aa82168743e9817923ea3ebd1d3a55ef1bd91a89eacc55663a02640',
    ],
    [
      '0x2e92f89b6bd8472ef679fa5d617805180e6e0605423cac37fc15f281939770a7',
      '0x61d9c5b1f377adc54722ccaf3601332ebc07660fec4d89b5c8213031f0aa8b7',
    ],
  ],
  inputs: [
    [
      '0x2d3c9778d5cb3ab0bfe4b296e2ed90ed19619b8b353c1043b40e03b568a049a4',
      '0x17276cb455cc5d461db37b0b4f6b34f1bb429a76968726205617095e1d39b92d',
    ],
    [
      '0x9dae1c6d2e4114c5439c81baa28594cc0ab76e7f32c25c4f780c9e9d6e46a5a',
      '0xa23d3bedfe1b14bff3eec36492bb9329f56ddbf7f5e1f122838e96dcfe98c46',
    ],
    [
      '0x13a1149cf273a308c777146d7f4be2160aac12980d97661fad18cf682b7c5e24',
      '0x2b74aaa132494d280ca444d5d2a99cd2bd426ff82d443e2b44b8441733bd450d',
    ],
    [
      '0x29b8403a3843d4a77b6c70539d8965e57af369d6f32feab13450f3fa985aed18',
      '0x142569f4ef08c2a1947dcb6e99b5ac52cdd5876c50f02bd6afd62fc810a75511',
    ],
    [
      '0xf47bd52a43c690f658374e9f7c2bc4285c641c7116a4ccd2c94f684cbeb7f2a',
      '0x17a29f16b646ebe94c4b2e2c4bc375cd7b002111dd55c4d212e9360cec88c188',
    ],
  ],
} as const;
