package org.leadlight.loss;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What a factory returns: three functions, each of which may be called at most once after a forward
 * pass through both models ({@code distillation_loss_factory.txt}, {@code mathematics.md} 9).
 *
 * @param loss the total with its gradient
 * @param components the unweighted components by snake_case key, the weighted sides, the total and
 *     the counts; after {@code loss}
 * @param hyperparameters every argument of the factory but the model, by its documented name
 */
public record DistillationLoss(
    LossFunction loss,
    Supplier<Map<String, Double>> components,
    Supplier<Map<String, Object>> hyperparameters) {}
