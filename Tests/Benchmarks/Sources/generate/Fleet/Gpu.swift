/// A family of GPUs and the memory of one of them.
struct Gpu {
  let name: String
  let memory: Int

  /// The families that every tenant has a quota for.
  static let families = [
    Gpu(name: "NVIDIA-A100", memory: 80), Gpu(name: "NVIDIA-H100", memory: 80),
    Gpu(name: "NVIDIA-L40S", memory: 48),
  ]

  /// The platform's word for every family that is not named.
  static let rest = "Default"
}
