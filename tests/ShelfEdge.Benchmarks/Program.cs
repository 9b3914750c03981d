using System.Reflection;
using BenchmarkDotNet.Running;

// In process: a generated project would come under this repository's build rules, where its code does not hold.
BenchmarkSwitcher.FromAssembly(Assembly.GetExecutingAssembly()).Run([.. args, "--inProcess"]);
