// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;

import {Gate, ISemaphore} from "./Gate.sol";

/// World ID 3: refuses what does not hold.
interface IWorldIdRouter {
    function verifyProof(
        uint256 root,
        uint256 groupId,
        uint256 signalHash,
        uint256 nullifierHash,
        uint256 externalNullifierHash,
        uint256[8] calldata proof
    ) external view;
}

/// Admits each World ID once. The proof names the commitment, so anybody may hand it in, and nobody can change it.
/// There is no way out: the proof is public from then on, and whoever likes could bring the member back with it.
contract WorldIdGate is Gate {
    /// People verified by an Orb.
    uint256 private constant ORB = 1;

    IWorldIdRouter public immutable router;
    uint256 public immutable externalNullifier;

    constructor(
        ISemaphore semaphore_,
        IWorldIdRouter router_,
        string memory appId,
        string memory action
    ) Gate(semaphore_) {
        router = router_;
        externalNullifier = _field(abi.encodePacked(_field(bytes(appId)), action));
    }

    function admit(uint256 commitment, uint256 root, uint256 nullifierHash, uint256[8] calldata proof) external {
        uint256 signal = _field(abi.encodePacked(commitment));
        router.verifyProof(root, ORB, signal, nullifierHash, externalNullifier, proof);
        _admit(bytes32(nullifierHash), commitment);
    }

    /// A hash that is a number of the proof's field.
    function _field(bytes memory value) private pure returns (uint256) {
        return uint256(keccak256(value)) >> 8;
    }
}
