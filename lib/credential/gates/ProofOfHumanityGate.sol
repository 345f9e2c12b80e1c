// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {ISemaphore} from "./Gate.sol";
import {AccountGate} from "./AccountGate.sol";

/// Proof of Humanity v2, across its chains.
interface IProofOfHumanity {
    function isHuman(address account) external view returns (bool);
    function humanityOf(address account) external view returns (bytes20 humanityId);
    function isClaimed(bytes20 humanityId) external view returns (bool);
}

/// Admits each humanity once: a person who moves theirs to another account stays the same one.
contract ProofOfHumanityGate is AccountGate {
    IProofOfHumanity public immutable registry;

    constructor(ISemaphore semaphore_, IProofOfHumanity registry_) AccountGate(semaphore_) {
        registry = registry_;
    }

    function credentialOf(address account) public view override returns (bytes32) {
        return registry.isHuman(account) ? bytes32(registry.humanityOf(account)) : bytes32(0);
    }

    function holds(bytes32 credential) public view override returns (bool) {
        return registry.isClaimed(bytes20(credential));
    }
}
