"""Words to values: vocabulary matching, quantities, context, patient facts and claims."""
