#if DEBUG
  internal import Glibc

  /// How many times a thread has looked at a node or an object.
  ///
  /// Tests count it to see that no rule's work grows faster than the repository; release builds count
  /// nothing. What `parallelMap` has done on other threads counts for the one that called it.
  public enum Looks {
    private static let slot: pthread_key_t = {
      var slot = pthread_key_t()
      pthread_key_create(&slot, nil)
      return slot
    }()

    /// The looks of this thread since it began.
    public static var count: Int { Int(bitPattern: pthread_getspecific(slot)) }

    /// Counts looks on this thread; a negative number takes some back.
    public static func add(_ looks: Int = 1) {
      pthread_setspecific(slot, UnsafeRawPointer(bitPattern: count + looks))
    }
  }
#endif
