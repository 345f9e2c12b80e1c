// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISemaphore} from "./Gate.sol";
import {AccountGate} from "./AccountGate.sol";

/// Coinbase's index of its own attestations.
interface IAttestationIndexer {
    function getAttestationUid(address recipient, bytes32 schemaUid) external view returns (bytes32);
}

/// As the Ethereum Attestation Service keeps it.
struct Attestation {
    bytes32 uid;
    bytes32 schema;
    uint64 time;
    uint64 expirationTime;
    uint64 revocationTime;
    bytes32 refUID;
    address recipient;
    address attester;
    bool revocable;
    bytes data;
}

interface IEAS {
    function getAttestation(bytes32 uid) external view returns (Attestation memory);
}

/// Admits each account once that Coinbase attests to belong to a customer whom it identified.
contract CoinbaseGate is AccountGate {
    IEAS public immutable eas;
    IAttestationIndexer public immutable indexer;
    address public immutable attester;
    bytes32 public immutable schema;

    constructor(
        ISemaphore semaphore_,
        IEAS eas_,
        IAttestationIndexer indexer_,
        address attester_,
        bytes32 schema_
    ) AccountGate(semaphore_) {
        (eas, indexer, attester, schema) = (eas_, indexer_, attester_, schema_);
    }

    function credentialOf(address account) public view override returns (bytes32) {
        return _isAttested(account) ? _credential(account) : bytes32(0);
    }

    function holds(bytes32 credential) public view override returns (bool) {
        return _isAttested(_account(credential));
    }

    function _isAttested(address account) private view returns (bool) {
        bytes32 uid = indexer.getAttestationUid(account, schema);
        if (uid == 0) return false;
        Attestation memory found = eas.getAttestation(uid);
        bool expired = found.expirationTime != 0 && found.expirationTime <= block.timestamp;
        return
            found.attester == attester &&
            found.schema == schema &&
            found.recipient == account &&
            found.revocationTime == 0 &&
            !expired;
    }
}
