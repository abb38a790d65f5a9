/// The words that names and texts are made of.
enum Vocabulary {
  /// Unique for every number.
  static func tenant(_ number: Int) -> String {
    let unit = units[number % units.count]
    let region = regions[number / units.count % regions.count]
    let round = number / (units.count * regions.count)
    return round == 0 ? "\(unit)-\(region)" : "\(unit)-\(region)-\(round)"
  }

  /// Unique for every number, and never the name of a tenant.
  static func project(_ number: Int, _ dice: inout Dice) -> String {
    let digits = String(number)
    let padding = String(repeating: "0", count: max(0, 4 - digits.count))
    return "\(dice.pick(domains))-\(dice.pick(tasks))-\(padding)\(digits)"
  }

  static let teams = [
    "atlas", "borealis", "cobalt", "delta", "ember", "falcon", "granite", "harbor", "indigo",
    "juniper", "kestrel", "lumen", "meridian", "nimbus", "orchid", "pioneer",
  ]

  static let descriptions = [
    "Shared workspace for training, evaluation and serving of the team's models",
    "Inference for the plants in the south, with models approved by the safety board",
    "Batch scoring every night, results go to the warehouse before six",
    "Qualitätsprüfung an Linie 4, Modelle werden wöchentlich erneuert",
    "Prévision de la demande pour les magasins – mise à jour chaque lundi",
    "Evaluation of open models against the house benchmark",
    "Fine-tuning on anonymised records, no export of weights",
    "Pilot that ends with the quarter, ask the owner before extending it",
  ]

  static let repositories = [
    "meta-llama/Llama-3.1-8B-Instruct", "meta-llama/Llama-3.3-70B-Instruct",
    "mistralai/Mistral-7B-Instruct-v0.3", "mistralai/*", "Qwen/Qwen2.5-72B-Instruct",
    "google/gemma-2-27b-it", "BAAI/bge-m3", "sentence-transformers/*", "microsoft/phi-4",
    "ibm-granite/granite-3.1-8b-instruct",
  ]

  static let images = [
    "nvcr.io/nim/meta/llama-3.1-8b-instruct:1.3.3", "nvcr.io/nim/meta/llama-3.3-70b-instruct:1.5.0",
    "nvcr.io/nim/mistralai/mixtral-8x7b-instruct-v01:1.2.3",
    "nvcr.io/nim/nvidia/nv-embedqa-e5-v5:1.0.1",
    "nvcr.io/nim/nvidia/nv-rerankqa-mistral-4b-v3:1.0.2",
    "nvcr.io/nim/google/gemma-2-9b-it:1.0.0",
  ]

  private static let units = [
    "research", "retail", "logistics", "manufacturing", "finance", "insurance", "energy", "health",
    "mobility", "telecom", "media", "security", "legal", "procurement", "marketing", "aftersales",
    "robotics", "quality", "supply", "field-service",
  ]

  private static let regions = [
    "emea", "amer", "apac", "nordics", "iberia", "dach", "anz", "latam",
  ]

  private static let domains = [
    "vision", "speech", "fraud", "forecast", "search", "routing", "pricing", "claims", "demand",
    "churn", "document", "video", "radar", "lidar", "genomics", "imaging", "support", "catalog",
    "translation", "maintenance",
  ]

  private static let tasks = [
    "inference", "training", "evaluation", "detection", "ranking", "labeling", "embedding",
    "serving", "scoring", "tuning", "sandbox", "assistant", "pipeline", "planning", "extraction",
  ]
}

/// `fraud-detection` as `Fraud Detection`.
func capitalised(_ name: String) -> String {
  name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }
    .joined(separator: " ")
}
