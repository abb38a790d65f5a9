package import Platform

/// The objects of a file in their order: nearly always one, which needs no list.
package enum FileObjects: Sendable {
  case none
  case one(PlatformObject)
  case several([PlatformObject])

  /// Adds an object behind all others.
  mutating func append(_ object: PlatformObject) {
    switch self {
    case .none: self = .one(object)
    case .one(let first): self = .several([first, object])
    case .several(var objects):
      // No second owner of the list, so that adding to it does not copy it.
      self = .none
      objects.append(object)
      self = .several(objects)
    }
  }
}

extension FileObjects: RandomAccessCollection {
  package var startIndex: Int { 0 }

  package var endIndex: Int {
    switch self {
    case .none: 0
    case .one: 1
    case .several(let objects): objects.count
    }
  }

  package subscript(place: Int) -> PlatformObject {
    switch self {
    case .none: preconditionFailure("a file without objects has none at any place")
    case .one(let object): object
    case .several(let objects): objects[place]
    }
  }
}
