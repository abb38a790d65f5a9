#if DEBUG
  internal import Glibc

  /// How many times a thread has looked at a node or an object.
  ///
  /// Tests count it to see that no rule's work grows faster than the repository; release builds count
  /// nothing.
  package enum Looks {
    private static let slot: pthread_key_t = {
      var slot = pthread_key_t()
      unsafe pthread_key_create(&slot, nil)
      return slot
    }()

    /// The looks of this thread since it began.
    package static var count: Int { unsafe Int(bitPattern: pthread_getspecific(slot)) }

    package static func add(_ looks: Int = 1) {
      unsafe pthread_setspecific(slot, UnsafeRawPointer(bitPattern: count + looks))
    }
  }
#endif
