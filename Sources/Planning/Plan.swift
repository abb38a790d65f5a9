package import Diagnosis
package import SourceText

/// What the way from one state of a repository to another does to the cluster.
package struct Plan: Sendable {
  /// What is to be done, in a safe order: everything that is made or changed as a bundle would create
  /// it, then what goes, the other way round.
  package let steps: [Step]
  /// Objects of the new state that wait for one another, so that no order is safe; each loop once.
  package let loops: [[ObjectReference]]
  /// Objects that cannot be compared in full, because a fault hides what one of the states has.
  package let hidden: [ObjectReference]
  /// Namespaces that the platform leaves behind, each with the Tenant it was made for.
  package let remains: [Remains]
  /// Who gains and who loses access, by group.
  package let access: [AccessChange]
  /// The quotas that are raised and lowered, Tenants first.
  package let quotas: [QuotaChange]
  /// The Projects that change Tenants, by name.
  package let moves: [TenantMove]
  /// Every deletion that somebody may have to allow, needed or not.
  package let removals: [Allowance]
  /// What is unsafe or wants to be known, by file and position.
  package var findings: [Finding]
  /// The files of the new state, then those of the old one.
  package let sources: Sources
  /// How many of the files are of the new state.
  package let headFiles: Int

  /// Whether the cluster would be another one.
  package var hasChanges: Bool { !steps.isEmpty }

  /// Whether it cannot be done, or must not be done without being allowed.
  package var isUnsafe: Bool { !loops.isEmpty || findings.contains { $0.severity == .error } }

  /// Whether a place is one of the old state.
  package func isInBase(_ location: SourceRange) -> Bool {
    Int(location.source.index) >= headFiles
  }
}

/// One thing to do, or to see the platform do.
package struct Step: Sendable {
  package enum Action: String, Sendable, CaseIterable {
    case create
    case change
    /// Takes the settings reference out of a Tenant that goes, so that its Settings can go.
    case detach
    case delete
  }

  package let action: Action
  package let object: ObjectReference
  /// The object's name, in the old state for what goes.
  package let location: SourceRange
  /// What differs; empty for what is created or deleted.
  package let fields: [FieldChange]
  /// The namespace to wait for, which a Tenant's controller makes.
  package let gate: Gate?
  /// The object whose deletion takes this one along, so that nobody has to delete it.
  package let cause: ObjectReference?

  init(
    _ action: Action, _ object: ObjectReference, at location: SourceRange,
    fields: [FieldChange] = [], gate: Gate? = nil, cause: ObjectReference? = nil
  ) {
    self.action = action
    self.object = object
    self.location = location
    self.fields = fields
    self.gate = gate
    self.cause = cause
  }
}

/// A namespace that appears some time after its Tenant was created.
package struct Gate: Hashable, Sendable {
  package let namespace: String
  package let tenant: String
}

/// A namespace that is still there when its Tenant has gone.
package struct Remains: Hashable, Sendable {
  package let namespace: String
  package let tenant: String
}

/// A group that gains or loses a role.
package struct AccessChange: Hashable, Sendable {
  package let group: String
  /// `viewer`, `editor` or `admin`.
  package let role: String
  package let isGain: Bool
  /// The Project; nil where the role is that of a Tenant's administrator.
  package let project: String?
  /// The Tenant whose administration brings the role about; nil for a role of the Project's own.
  package let tenant: String?
}

/// A quota that allows more or less than it did.
package struct QuotaChange: Hashable, Sendable {
  package let object: ObjectReference
  /// `limit` or `request`.
  package let sort: String
  package let family: String
  /// What was allowed; nil for anything.
  package let old: Int64?
  /// What is allowed; nil for anything.
  package let new: Int64?

  package var isRaise: Bool {
    guard let new else { return true }
    return old.map { $0 < new } ?? false
  }
}

/// A Project that another Tenant gets.
package struct TenantMove: Hashable, Sendable {
  package let project: String
  package let old: String
  package let new: String
}
